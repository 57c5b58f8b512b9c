package com.nocodo.operator;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.identity.Members;
import com.nocodo.operator.server.Applications;
import com.nocodo.operator.server.Hosts;
import com.nocodo.operator.server.Tickets;
import com.nocodo.protocol.OperatorDoor;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.support.GenericApplicationContext;

/// What a server's parts work with.
final class ServerParts {
    private final GenericApplicationContext context;
    private final Supplier<LocalOperator> operator;

    /// @param operator waits for it
    ServerParts(GenericApplicationContext context, Supplier<LocalOperator> operator) {
        this.context = context;
        this.operator = operator;
    }

    /// Nothing waits here: each is asked for when a part needs it.
    void register() {
        context.registerBean(LocalOperator.class, operator);
        context.registerBean(Tickets.class, () -> operator.get().serving().tickets());
        context.registerBean(Hosts.class, () -> operator.get().serving().hosts());
        context.registerBean(OperatorDoor.class, () -> new Door(operator.get(), context.getBean(Members.class)));
        context.registerBean(Applications.class, () -> new RunningApplications(home().services(), home().samples()));
        context.registerBean(Home.class, () -> home().services().home());
        context.registerBean(Database.class, () -> home().db());
        context.registerBean(Clock.class, () -> home().services().clock());
        context.registerBean(SecureRandom.class, () -> home().services().random());
    }

    private OpenHome home() {
        return operator.get().home();
    }
}
