package com.nocodo.vault.cli;

import com.nocodo.vault.memory.OurProcess;
import com.nocodo.vault.provider.fake.FakeScaleway;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A home whose holder and workers are killed, and the one who types there and goes on.
final class MortalVault {
    static final List<String> OPEN = List.of("correct horse battery staple");
    private static final Set<String> MORTAL = Set.of("Holder", "Worker", "DerivationChild");

    final Terminal terminal;

    MortalVault(Path home) {
        terminal = new Terminal(home);
    }

    /// @param operator the archive that is installed
    MortalVault(Path home, FakeScaleway cloud, Path operator) {
        this(home);
        terminal.with("NOCODO_SCALEWAY_BASE", cloud.address().url().toString())
                .with("NOCODO_OPERATOR_DIST", operator.toString());
    }

    /// Makes the vault and keeps a key in it.
    ///
    /// @return the key's id
    String prepare() throws IOException, InterruptedException {
        terminal.type(OPEN, "create");
        return terminal.type(
                        List.of(OPEN.getFirst(), FakeScaleway.SECRET),
                        "key",
                        "add",
                        "scaleway",
                        "--name",
                        "main",
                        "--access-key",
                        FakeScaleway.ACCESS_KEY,
                        "--json")
                .data()
                .path("id")
                .asString("");
    }

    static String[] order(String key) {
        return "server create shop --yes --zone fr-par-1 --size DEV1-L --key %s"
                .formatted(key)
                .split(" ");
    }

    Terminal.Said type(String words) throws IOException, InterruptedException {
        return terminal.type(OPEN, words.split(" "));
    }

    /// Those of this home alone: others are killed at the same time.
    private List<OurProcess> mortal() {
        var home = "NOCODO_HOME=" + terminal.home();
        return OurProcess.all().stream()
                .filter(one -> MORTAL.contains(one.program())
                        && OurProcess.words(one.pid(), "environ").contains(home))
                .toList();
    }

    /// As `kill -9` does, all at once.
    void kill() {
        kill("nothing that was heard");
    }

    /// @param said what was told until now
    private void kill(String said) {
        var all = mortal();
        if (all.stream().noneMatch(one -> one.program().equals("Holder"))) {
            throw new AssertionError("nobody is there to be killed: %s, after %s".formatted(all, said));
        }
        all.forEach(OurProcess::kill);
    }

    void awaitDeath() throws InterruptedException {
        for (int tenths = 0; !mortal().isEmpty(); tenths++) {
            if (tenths > 300) {
                throw new AssertionError("still there: " + mortal());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// Types it, and kills what answers as soon as it tells this.
    ///
    /// @return what it told until then
    String killWhenTold(String told, String... words) throws IOException, InterruptedException {
        return killWhenTold(told, OPEN, words);
    }

    String killWhenTold(String told, List<String> secrets, String... words) throws IOException, InterruptedException {
        var typing = terminal.start(secrets, words);
        var all = new StringBuilder();
        try (BufferedReader lines = typing.errorReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                all.append(line).append('\n');
                if (line.contains(told)) {
                    kill(all.toString());
                    break;
                }
            }
        } finally {
            if (!typing.waitFor(60, TimeUnit.SECONDS)) {
                typing.destroyForcibly();
            }
        }
        if (all.indexOf(told) < 0) {
            throw new AssertionError("it never told '%s', but: %s".formatted(told, all));
        }
        awaitDeath();
        return all.toString();
    }

    /// How many entries all journals but the audit log have: what was done about servers, on the disk.
    long entries() {
        var file = terminal.home().resolve("vault/vault.db");
        try (var database = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                var row = database.createStatement()
                        .executeQuery("SELECT coalesce(sum(entries), 0) FROM journal WHERE id LIKE 'server-%'")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            return 0; // it is being opened
        }
    }
}
