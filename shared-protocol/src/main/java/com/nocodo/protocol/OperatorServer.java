package com.nocodo.protocol;

import java.nio.file.Path;
import java.util.Optional;

/// An operator that serves its web app and its API from this process until it is closed.
public interface OperatorServer extends AutoCloseable {

    /// Where the web app answers, for example `http://ui.nocodo.localhost:41234`; on this machine only.
    String address();

    /// A link that signs the owner in once, within the hour; earlier ones that were not used are void.
    String signInLink();

    /// Blocks until the server ends, by [#close] or by `down` from another process. A thread interrupt ends the wait.
    void awaitEnd() throws InterruptedException;

    @Override
    void close();

    /// A server that runs in some process.
    ///
    /// @param pid of that process
    /// @param socket where other programs of the same user reach it
    record Running(long pid, String address, String socket) {}

    /// Starts servers, and finds and ends the one of a home; found by `ServiceLoader`.
    interface Provider {
        /// Serves a home.
        ///
        /// @throws ProblemException `conflict` while another process serves it: the message says which
        OperatorServer start(Path home);

        /// The process that serves the home now.
        Optional<Running> find(Path home);

        /// Asks the process that serves the home to end, and waits for that.
        ///
        /// @return what was ended; empty if nobody served it
        Optional<Running> end(Path home) throws InterruptedException;

        /// Starts a process of its own that serves the home, and waits until it answers.
        OperatorServer.Running detach(Path home) throws InterruptedException;

        /// A new link for the owner of a home, whether it is served or not.
        String signInLink(Path home);
    }
}
