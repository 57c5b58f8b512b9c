package com.nocodo.webapp.shell;

import com.nocodo.protocol.AccountApi;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorDoor;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.security.Principal;

/// The person in front of this page, and the operator as that person may use it.
@SpringComponent
@UIScope
public class Me {
    private final OperatorApi operator;
    private final AccountApi account;

    Me(OperatorDoor door, AuthenticationContext who) {
        var person = who.getAuthenticatedUser(Principal.class).orElseThrow();
        this.operator = door.as(person);
        this.account = door.account(person);
    }

    public AccountApi account() {
        return account;
    }

    public OperatorApi operator() {
        return operator;
    }
}
