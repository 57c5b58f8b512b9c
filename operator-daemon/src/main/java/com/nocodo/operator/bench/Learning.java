package com.nocodo.operator.bench;

import com.nocodo.operator.LocalServers;
import com.nocodo.protocol.OperatorServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// What the launcher runs once after nocodo was built, so that the Java machine learns from it for all later starts:
/// from words to source, and `nocodo up` with its first page.
///
/// @see "docs/decisions/0004-what-a-start-learns-is-kept.md"
public final class Learning {
    private static final int TRIES = 600;

    private Learning() {}

    /// @param args a folder that is thrown away afterwards, which NOCODO_HOME names, too
    public static void main(String[] args) throws IOException, InterruptedException {
        WordsToSource.main(new String[0]);
        if (args.length == 1 && args[0].equals(System.getenv("NOCODO_HOME"))) {
            Thread.ofPlatform().daemon().start(Learning::up);
            awaitFirstPage(Path.of(args[0]));
            System.exit(0); // ends it as Ctrl-C does
        }
    }

    private static void up() {
        try {
            var command = Class.forName("com.nocodo.cli.Main").getDeclaredMethod("main", String[].class);
            command.setAccessible(true);
            command.invoke(null, (Object) new String[] {"up", "--no-browser", "--quiet"});
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitFirstPage(Path home) throws InterruptedException {
        var servers = new LocalServers();
        for (int n = 0; n < TRIES; n++) {
            var port = servers.find(home)
                    .map(OperatorServer.Running::address)
                    .map(address -> URI.create(address).getPort());
            if (port.filter(FirstPage::answers).isPresent()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
