package com.nocodo.operator;

import com.nocodo.operator.bridge.SignIns;
import com.nocodo.operator.identity.Accounts;
import com.nocodo.operator.identity.Role;
import com.nocodo.operator.identity.SignInLinks;
import com.nocodo.operator.server.Hosts;
import com.nocodo.protocol.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// The accounts of those who come in by a vault; asked for when they are needed, since most starts need none.
record VaultPeople(ApplicationContext context, Hosts hosts) implements SignIns {
    private Accounts accounts() {
        return context.getBean(Accounts.class);
    }

    @Override
    public String link(@Nullable String account) {
        var who = account == null
                ? accounts().owner()
                : accounts()
                        .find(account)
                        .orElseThrow(() -> Problem.denied("Your account here was removed. Ask the owner.")
                                .toException());
        return hosts.signInLink(context.getBean(SignInLinks.class).make(who, SignInLinks.AN_HOUR));
    }

    @Override
    public String make(String name) {
        accounts().owner(); // the first account of all is not this one
        return accounts().add(name, Role.BUILDER, null, "en").id();
    }

    @Override
    public void remove(String account) {
        accounts().find(account).ifPresent(accounts()::remove);
    }
}
