package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Interrupts;
import com.nocodo.protocol.terminal.Output;
import com.nocodo.vault.door.OpeningView;
import com.nocodo.vault.door.VaultApi;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A command that asks the vault.
abstract class Asking implements Callable<Integer> {
    @Mixin
    Secrets secrets = new Secrets();

    @Option(names = "--json", description = "Print one JSON document")
    boolean json;

    /// What the command prints: a document, and the same in words.
    record Answer(Object document, String words) {}

    /// For a command that has printed all by itself.
    static final Answer SAID = new Answer(java.util.Map.of(), "");

    abstract Answer ask(VaultApi vault) throws InterruptedException;

    /// Whether the command needs the vault to be open.
    boolean needsOpen() {
        return true;
    }

    static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("NOCODO_HOME"))
                        .filter(text -> !text.isBlank())
                        .orElse(System.getProperty("user.home") + "/.local/share/nocodo"))
                .toAbsolutePath()
                .normalize();
    }

    @Override
    public Integer call() throws Exception {
        return Interrupts.guarded(json, this::run);
    }

    private int run() throws InterruptedException {
        try (var client = VaultClient.open(home())) {
            var vault = client.door();
            if (needsOpen()) {
                open(vault);
            }
            var answer = ask(vault);
            if (answer == SAID) {
                return ExitCodes.OK;
            }
            if (json) {
                Output.envelope(true, answer.document(), null);
            } else if (!answer.words().isEmpty()) {
                Output.print(answer.words());
            }
            return ExitCodes.OK;
        }
    }

    private void open(VaultApi vault) {
        mustOpen(vault.unlock(secrets.ask("Password of the vault")));
    }

    static void mustOpen(OpeningView opening) {
        if (!opening.open()) {
            throw Problem.denied(
                            "%s%s",
                            opening.message(),
                            opening.waitUntil() == null
                                    ? ""
                                    : " The next try is let in at " + opening.waitUntil() + ".")
                    .toException();
        }
    }
}
