package com.nocodo.protocol;

import java.security.Principal;

/// Gives each person who is signed in the operator as that person may use it.
public interface OperatorDoor {

    /// The operator for somebody; what the person may not do is refused with `denied`. Closing it does nothing.
    ///
    /// @throws ProblemException `denied` where the operator does not know the person
    OperatorApi as(Principal person);

    /// The person's own account.
    AccountApi account(Principal person);
}
