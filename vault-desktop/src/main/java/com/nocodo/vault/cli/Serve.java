package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.terminal.Browser;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Interrupts;
import com.nocodo.protocol.terminal.Output;
import com.nocodo.vault.holder.HolderProcess;
import com.nocodo.vault.keeper.Keeper;
import com.nocodo.vault.keeper.RunningKeeper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `nocodo vault` alone: serves the vault's page until it is ended.
final class Serve {
    private static final String LINK = "http://";

    @Option(names = "--no-browser", description = "Only print the link")
    boolean noBrowser;

    @Option(names = "--detach", description = "Go on in the background once it answers; `nocodo vault down` ends it")
    boolean detach;

    @Option(names = "--json", description = "Print one JSON document")
    boolean json;

    int run() throws Exception {
        return Interrupts.guarded(json, detach ? this::background : this::foreground);
    }

    private int foreground() throws InterruptedException {
        var home = Asking.home();
        try (var keeper = Keeper.take(home, System.getenv(), Output::say)) {
            Output.say("starting; the first page takes a few seconds");
            keeper.serve(link -> {
                tell(keeper.address(), link);
                open(link, home);
            });
        } catch (InterruptedException e) {
            Output.say("the vault is locked and ended");
        }
        return ExitCodes.OK;
    }

    private void tell(String address, String link) {
        if (json) {
            Output.envelope(true, Map.of("address", address, "link", link), null);
        } else {
            Output.print(link);
        }
    }

    private void open(String link, Path home) {
        if (!noBrowser) {
            Browser.open(link, HolderProcess.folder(home));
        }
    }

    /// The same program again, in a session of its own, so that it outlives this terminal.
    private int background() throws InterruptedException {
        var home = Asking.home();
        var log = HolderProcess.folder(home).resolve("keeper.log");
        try {
            var keeper = new ProcessBuilder(argv())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
            var said = new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(LINK)) {
                    tell(line.replaceFirst("/#.*", ""), line);
                    open(line, home);
                    return ExitCodes.OK;
                }
            }
            throw Problem.unavailable(
                            "The vault did not start: %s",
                            String.join(" ", com.nocodo.protocol.local.Tail.lines(log, 3)))
                    .toException();
        } catch (IOException e) {
            throw Problem.unavailable("The vault cannot be started: %s", Reason.of(e))
                    .toException();
        }
    }

    private static List<String> argv() {
        List<String> argv = new ArrayList<>();
        if (new File("/usr/bin/setsid").canExecute()) {
            argv.add("/usr/bin/setsid");
        }
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "--no-browser"));
        return argv;
    }

    /// About the keeper that runs.
    abstract static class AboutRunning implements Callable<Integer> {
        @Option(names = "--json", description = "Print one JSON document")
        boolean json;

        abstract String done(RunningKeeper keeper) throws InterruptedException;

        @Override
        public Integer call() throws Exception {
            return Interrupts.guarded(json, () -> {
                var words = done(RunningKeeper.of(Asking.home()));
                if (json) {
                    Output.envelope(true, Map.of("said", words), null);
                } else {
                    Output.print(words);
                }
                return ExitCodes.OK;
            });
        }
    }

    @Command(name = "down", description = "Lock the vault, and end what serves its page")
    static final class Down extends AboutRunning {
        @Override
        String done(RunningKeeper keeper) throws InterruptedException {
            keeper.end();
            return "The vault is locked, and not served any more.";
        }
    }

    @Command(name = "link", description = "A new link to the page that is served, for one use within an hour")
    static final class Link extends AboutRunning {
        @Override
        String done(RunningKeeper keeper) {
            return keeper.newLink();
        }
    }
}
