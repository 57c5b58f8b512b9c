package com.nocodo.operator.server;

import java.net.URI;
import java.util.Optional;

/// Where the applications of this operator answer.
public interface Applications {

    /// The address of a project's running application.
    Optional<URI> find(String slug);

    /// Whether the application is about to come: one that does not run is waited for then.
    boolean isChanging(String slug);

    /// The cookie of a sample account's new session.
    ///
    /// @throws com.nocodo.protocol.ProblemException where the application does not let it in
    String seeAs(String slug, String role) throws InterruptedException;
}
