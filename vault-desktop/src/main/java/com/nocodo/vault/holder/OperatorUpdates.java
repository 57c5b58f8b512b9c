package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.server.OperatorArchive;
import com.nocodo.vault.server.UpdateWanted;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which operator runs on which server, and which one comes next.
final class OperatorUpdates {
    private final Safe safe;
    private final ServerWork servers;

    OperatorUpdates(Safe safe, ServerWork servers) {
        this.safe = safe;
        this.servers = servers;
    }

    Optional<OperatorUpdate> last(String id) {
        return safe.items().find(OperatorUpdate.KIND, id).map(found -> found.body());
    }

    /// The version that runs; nothing where none does yet.
    Optional<String> runs(String id, Facts made) {
        return last(id).map(OperatorUpdate::runs).or(() -> made.find("operator-version"));
    }

    /// The version of the vault's own archive, where that is another than what runs and not an older one.
    Optional<String> offered(String id, Facts made) {
        try {
            var archive = OperatorArchive.find(System.getenv());
            return runs(id, made)
                    .filter(runs -> !archive.sum().equals(sum(id, made)))
                    .filter(runs -> !OperatorArchive.isOlder(archive.version(), runs))
                    .map(runs -> archive.version());
        } catch (ProblemException e) {
            return Optional.empty(); // there is none here; who orders a server is told
        }
    }

    private String sum(String id, Facts made) {
        return last(id).map(OperatorUpdate::sum)
                .or(() -> made.find("operator-sum"))
                .orElse("");
    }

    /// Writes down what is to be done, where this archive may be sent.
    void plan(String id, boolean older, @Nullable String newSigner) {
        var made = Facts.of(servers.making(id).all());
        var archive = OperatorArchive.find(System.getenv());
        if (archive.sum().equals(sum(id, made))) {
            throw Problem.conflict("The operator %s runs on it already.", archive.version())
                    .toException();
        }
        if (newSigner != null && !newSigner.equals(archive.signer().fingerprint())) {
            throw Problem.denied(
                            "The operator's archive is signed by %s, and not by %.80s. Nothing was sent.",
                            archive.signer().fingerprint(), newSigner)
                    .toException();
        }
        var last = last(id);
        var wanted = new UpdateWanted(
                last.map(one -> one.wanted().number()).orElse(0) + 1,
                made.get("address"),
                made.find("ssh-port").map(Integer::valueOf).orElse(22),
                made.get("host-key"),
                Base64.getDecoder().decode(made.get("operator-key")),
                archive.version(),
                archive.sum(),
                runs(id, made)
                        .orElseThrow(() ->
                                Problem.conflict("No operator runs on it yet.").toException()),
                signer(id, made),
                older,
                newSigner == null ? null : archive.signer().text());
        wanted.mustFit(archive);
        safe.inOneWrite(write -> {
            var before = write.find(OperatorUpdate.KIND, id);
            if (newSigner != null) {
                write.note("server.new-signer", id, Map.of("signer", newSigner));
            }
            return write.put(
                    OperatorUpdate.KIND,
                    id,
                    "",
                    new OperatorUpdate(wanted, sum(id, made), false),
                    before.map(one -> one.revision()).orElse(Write.NEW));
        });
    }

    private @Nullable String signer(String id, Facts made) {
        var last = last(id).map(OperatorUpdate::wanted);
        return last.filter(one -> began(id, one, "trust-signer"))
                .map(UpdateWanted::newSigner)
                .or(() -> last.map(UpdateWanted::signer))
                .or(() -> made.find("operator-signer"))
                .orElse(null);
    }

    /// Whether the server is as it was before, since the update ended too early to change it.
    boolean isUntouched(String id) {
        return !began(id, last(id).orElseThrow().wanted(), "update-operator");
    }

    private boolean began(String id, UpdateWanted update, String step) {
        return servers.updating(id, update.number()).all().stream()
                .anyMatch(entry -> entry.step().equals(step));
    }

    /// @return why what ran before runs still; empty where the other operator does
    String ended(String id) {
        var update = last(id).orElseThrow();
        var facts = Facts.of(servers.updating(id, update.wanted().number()).all());
        var kept = facts.find("update").orElse("").equals("confirmed");
        safe.inOneWrite(write -> {
            var before = write.find(OperatorUpdate.KIND, id).orElseThrow();
            return write.put(OperatorUpdate.KIND, id, "", before.body().ended(kept), before.revision());
        });
        return kept
                ? ""
                : "The update to %s was undone, and %s runs as before: %s."
                        .formatted(
                                update.wanted().version(),
                                update.wanted().runs(),
                                facts.find("health-why")
                                        .or(() -> facts.find("update-why"))
                                        .orElse("nobody confirmed it in time"));
    }
}
