package com.nocodo.vault.keeper;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.vault.process.Child;
import com.nocodo.vault.process.Program;
import com.nocodo.vault.ui.web.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The process that serves the page. It makes everything ready first, and takes the port when it is told to.
final class PageProcess implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 192;
    private static final int PATIENCE_SECONDS = 120;

    private final Child child;
    private final BufferedReader said;
    private final Path log;

    private PageProcess(Child child, Path log) {
        this.child = child;
        this.log = log;
        this.said = new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.UTF_8));
    }

    static PageProcess start(Page.Order order, Path vault) {
        var log = vault.resolve("page.log");
        var page = new PageProcess(Child.start(new Program(Page.class, HEAP_MEGABYTES, List.of(), Map.of()), log), log);
        page.tell(Wire.JSON.writeValueAsString(order));
        return page;
    }

    private void tell(String line) {
        try {
            child.input().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            child.input().flush();
        } catch (IOException e) {
            throw notStarted();
        }
    }

    void awaitPrepared() throws InterruptedException {
        await(Page.PREPARED);
    }

    /// The port must be free.
    void serve() throws InterruptedException {
        tell(Page.GO);
        await(Page.SERVING);
    }

    private void await(String word) throws InterruptedException {
        var line = CompletableFuture.supplyAsync(
                this::line, work -> Thread.ofVirtual().start(work));
        try {
            if (!word.equals(line.get(PATIENCE_SECONDS, TimeUnit.SECONDS))) {
                throw notStarted();
            }
        } catch (ExecutionException | TimeoutException e) {
            throw notStarted();
        }
    }

    private String line() {
        try {
            var line = said.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    private RuntimeException notStarted() {
        return Problem.unavailable("The vault's page did not start. Its log is %s.", log)
                .toException();
    }

    CompletableFuture<Integer> ended() {
        return child.ended();
    }

    /// At once: it may know a password.
    @Override
    public void close() {
        child.close();
    }
}
