package com.nocodo.protocol;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// Gives each person who is signed in the operator as that person may use it.
public interface OperatorDoor {

    /// The operator for somebody; what the person may not do is refused with `denied`. Closing it does nothing.
    ///
    /// @throws ProblemException `denied` where the operator does not know the person
    OperatorApi as(Principal person);

    /// How people may come in, for the page that asks them.
    ///
    /// @param issuer what the button says that leads to the issuer of identities; null where none is set up
    /// @param mail whether invitations can be mailed
    record WaysIn(@Nullable String issuer, boolean mail) {}

    WaysIn waysIn();

    /// The person's own account.
    AccountApi account(Principal person);
}
