package com.nocodo.operator.bench;

import com.nocodo.operator.LocalServers;
import com.nocodo.operator.home.Folders;
import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/// What the launcher runs once after nocodo was built, so that the Java machine learns from it for all later starts:
/// from words to source, and a served home's first page.
///
/// @see "docs/decisions/0004-what-a-start-learns-is-kept.md"
public final class Learning {
    private static final int TRIES = 600;

    private Learning() {}

    /// @param args none
    public static void main(String[] args) throws IOException, InterruptedException {
        WordsToSource.main(args);
        var home = Files.createTempDirectory("nocodo-learning");
        try (var server = new LocalServers().start(home)) {
            var port = URI.create(server.address()).getPort();
            for (int n = 0; n < TRIES && !FirstPage.answers(port); n++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (ProblemException e) {
            System.err.println(e.getMessage()); // words to source is learnt all the same
        } finally {
            Folders.remove(home);
        }
    }
}
