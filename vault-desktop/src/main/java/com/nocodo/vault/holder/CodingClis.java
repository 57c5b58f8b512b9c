package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.provisioning.CodingCli;
import com.nocodo.vault.door.CodingClisView;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.ToolsApi;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.work.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Which coding CLIs a server has. What was begun goes on after the next unlock.
final class CodingClis implements ToolsApi {
    /// Before the id of one, in facts.
    private static final String CLI = "cli-";

    private final Holding holding;

    CodingClis(Holding holding) {
        this.holding = holding;
    }

    @Override
    public CodingClisView codingClis(String server) {
        holding.work().get(server);
        var record = find(server);
        return new CodingClisView(
                Arrays.stream(CodingCli.values())
                        .map(cli -> new CodingClisView.CliView(
                                cli.id(),
                                cli.title(),
                                cli.maker(),
                                cli.terms(),
                                cli.open(),
                                record.wanted().contains(cli.id()),
                                record.there().get(cli.id())))
                        .toList(),
                !record.settled(),
                record.trouble());
    }

    @Override
    public CodingClisView setCodingClis(String server, List<String> ids) {
        ids.forEach(CodingClis::mustBeKnown);
        if (Visits.isVisit(holding.work().get(server).body())) {
            throw Problem.conflict("This server is somebody else's: only its owner can do that.")
                    .toException();
        }
        synchronized (holding.work()) { // of two at once, one is refused
            change(server, ids);
        }
        return codingClis(server);
    }

    private void change(String server, List<String> ids) {
        holding.upkeep().access(server);
        if (holding.work().isRunning(server)) {
            throw Problem.conflict("Something is being done to this server. Wait for it, or pause it.")
                    .toException();
        }
        var wanted = Arrays.stream(CodingCli.values())
                .map(CodingCli::id)
                .filter(ids::contains)
                .toList();
        change(
                server,
                before ->
                        !before.settled() && before.wanted().equals(wanted) ? before.again() : before.changing(wanted));
        begin(server);
    }

    private static void mustBeKnown(String id) {
        if (CodingCli.find(id).isEmpty()) {
            throw Problem.invalid(
                            "There is no coding CLI '%.40s'. There are: %s.",
                            id,
                            String.join(
                                    ", ",
                                    Arrays.stream(CodingCli.values())
                                            .map(CodingCli::id)
                                            .toList()))
                    .toException();
        }
    }

    void goOnWithAll() {
        holding.safe().items().list(ServerRecord.KIND).stream()
                .filter(server -> server.body().state() == State.READY)
                .map(Stored::id)
                .filter(id -> !find(id).settled() && find(id).trouble().isEmpty())
                .forEach(this::goOn);
    }

    /// What cannot be gone on with keeps nobody from his vault.
    private void goOn(String server) {
        try {
            begin(server);
        } catch (ProblemException e) {
            change(server, before -> before.troubled(e.problem().message()));
        }
    }

    private void begin(String server) {
        var record = find(server);
        var journal = new StoredJournal(holding.safe().journal("clis-%s-%d".formatted(server, record.number())));
        holding.work()
                .start(
                        server,
                        new ServerWork.Task(
                                "server.clis",
                                new Order.CodingClis(holding.upkeep().access(server), record.wanted()),
                                journal,
                                () -> settled(server, versions(Facts.of(journal.all()))),
                                problem -> change(server, before -> before.troubled(problem.message()))));
    }

    /// What a run told of those that are there: versions by id.
    static Map<String, String> versions(Facts facts) {
        return facts.all().entrySet().stream()
                .filter(fact -> fact.getKey().startsWith(CLI))
                .collect(Collectors.toMap(fact -> fact.getKey().substring(CLI.length()), Map.Entry::getValue));
    }

    private void settled(String server, Map<String, String> versions) {
        change(server, before -> before.settled(versions));
    }

    private CodingClisRecord find(String server) {
        return holding.safe()
                .items()
                .find(CodingClisRecord.KIND, server)
                .map(Stored::body)
                .orElse(CodingClisRecord.NONE);
    }

    private void change(String server, UnaryOperator<CodingClisRecord> change) {
        holding.safe().inOneWrite(write -> {
            var before = write.find(CodingClisRecord.KIND, server);
            return write.put(
                    CodingClisRecord.KIND,
                    server,
                    "",
                    change.apply(before.map(Stored::body).orElse(CodingClisRecord.NONE)),
                    before.map(Stored::revision).orElse(Write.NEW));
        });
    }

    static void forget(Write write, String server) {
        write.find(CodingClisRecord.KIND, server)
                .ifPresent(one -> write.delete(CodingClisRecord.KIND, server, one.revision()));
    }
}
