package com.nocodo.operator.check;

import com.nocodo.modes.spec.SpecException;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.check.EvidenceRecord.Counts;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Sha256;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All gates of one application, in the order in which they run. What a check showed for exactly this tree before is
/// not run again, except where what it made is gone.
public final class Gates {
    private static final Duration CARGO = Duration.ofMinutes(30);
    private static final Duration NODE = Duration.ofMinutes(5);
    private static final List<String> TEST = List.of("cargo", "test", "--locked", "--workspace");
    private static final String NO_CARGO =
            "cargo is missing. Install Rust (https://rustup.rs) or put cargo on the PATH, then run the command again.";
    private static final String NO_NODE =
            "node 20.19 or newer is missing. Install Node.js or put it on the PATH, then run the command again.";

    private final Home home;
    private final Bench bench;
    private final Evidence evidence;
    private final Subject subject;
    private final Clock clock;
    private final Watcher watcher;
    private final Product pages;
    private final Product program;
    private final List<EvidenceRecord> records = new ArrayList<>();
    private boolean rebuilt;

    /// What is judged.
    ///
    /// @param tree git's id of the source tree
    /// @param specHash of the spec that the tree should carry
    /// @param binary where the proven program is put
    public record Subject(String project, String tree, String specHash, String pack, Path binary) {}

    /// Is told how it goes.
    public interface Watcher {
        void detail(String line);

        void ended(EvidenceRecord record);
    }

    public Gates(Home home, Bench bench, Evidence evidence, Subject subject, Clock clock, Watcher watcher) {
        this.home = home;
        this.bench = bench;
        this.evidence = evidence;
        this.subject = subject;
        this.clock = clock;
        this.watcher = watcher;
        this.pages = new Product(
                bench.frontend().resolve("dist/index.html"), subject.binary().resolveSibling("pages.tree"));
        this.program = new Product(
                subject.binary(),
                subject.binary().resolveSibling(subject.binary().getFileName() + ".tree"));
    }

    /// Runs everything; a gate that fails does not keep the independent ones from running.
    public List<EvidenceRecord> run() throws InterruptedException {
        prove("spec", List.of("spec"), this::spec);
        var packages =
                bench.node().isPresent() ? new NpmStore(home, bench).link(watcher::detail) : Optional.of(NO_NODE);
        node("tsc", packages, List.of("node_modules/.bin/tsc", "--noEmit"), Gates::exitOnly);
        var vite = List.of("node_modules/.bin/vite", "build");
        prove("vite_build", "vite_build", vite, () -> pages(packages, vite), pages.isOf(subject.tree()));
        node(
                "npm_test",
                packages,
                List.of("npm", "test"),
                ran -> Result.of(OutputReader.vitest(ran.output()), OutputReader.findings(ran.output()), ran.exit()));
        try (var held = FileLock.await(
                home.cache().resolve("cargo-target.lock"),
                () -> watcher.detail("waiting for another build to finish compiling"))) {
            cargo();
        }
        Prover live = (check, cmd, work) -> prove(check, check, cmd, work, !rebuilt); // a new program is seen itself
        var pictures = Pictures.of(home, subject.project());
        new LiveGates(bench, subject, live, watcher::detail, pictures).run(built());
        return records;
    }

    private boolean built() {
        return Files.isExecutable(subject.binary()) && passed("cargo_build");
    }

    /// The pages, which cargo puts into the program.
    private Result pages(Optional<String> missing, List<String> argv) throws InterruptedException, IOException {
        pages.forget();
        if (missing.isPresent()) {
            return Result.notRun(missing.get());
        }
        var result = exitOnly(bench.run("vite_build", bench.frontend(), NODE, Map.of(), watcher::detail, argv));
        if (result.verdict() == Verdict.PASS) {
            pages.remember(subject.tree());
        }
        return result;
    }

    private boolean passed(String check) {
        return records.stream()
                .anyMatch(r -> r.check().equals(check) && r.verdict().equals(Verdict.PASS.text()));
    }

    private Result spec() {
        try {
            var text = Files.readString(bench.app().resolve("nocodo.yaml"));
            SpecYaml.read(text);
            var same = Sha256.of(text).equals(subject.specHash());
            return same
                    ? new Result(Verdict.PASS, new Counts(1, 1, 0, 0), List.of(), 0)
                    : new Result(
                            Verdict.FAIL,
                            new Counts(1, 0, 1, 0),
                            List.of("nocodo.yaml is not the spec that was agreed; use: nocodo apply"),
                            1);
        } catch (SpecException | IOException e) {
            return new Result(Verdict.FAIL, new Counts(1, 0, 1, 0), List.of(Reason.of(e)), 1);
        }
    }

    private void node(String check, Optional<String> missing, List<String> argv, Reading reading)
            throws InterruptedException {
        prove(
                check,
                argv,
                () -> missing.isPresent()
                        ? Result.notRun(missing.get())
                        : reading.read(bench.run(check, bench.frontend(), NODE, Map.of(), watcher::detail, argv)));
    }

    private void cargo() throws InterruptedException {
        cargo("fmt", List.of("cargo", "fmt", "--all", "--check"));
        cargo(
                "clippy",
                List.of(
                        "cargo",
                        "clippy",
                        "--locked",
                        "--workspace",
                        "--all-targets",
                        "--quiet",
                        "--",
                        "-D",
                        "warnings"));
        prove("cargo_test", TEST, () -> {
            if (bench.cargo().isEmpty()) {
                return Result.notRun(NO_CARGO);
            }
            var ran = bench.run("cargo_test", bench.app(), CARGO, Map.of(), watcher::detail, TEST);
            return Result.of(OutputReader.cargoTests(ran.output()), OutputReader.findings(ran.output()), ran.exit());
        });
        group("permission_matrix", "permissions", "routes"); // without roles only strangers have to be kept out
        group("openapi", "routes");
        group("migration", "migrations");
        var build = List.of("cargo", "build", "--locked", "--workspace");
        prove("cargo_build", "cargo_build", build, () -> build(build), program.isOf(subject.tree()));
    }

    private void cargo(String check, List<String> argv) throws InterruptedException {
        prove(
                check,
                argv,
                () -> bench.cargo().isEmpty()
                        ? Result.notRun(NO_CARGO)
                        : exitOnly(bench.run(check, bench.app(), CARGO, Map.of(), watcher::detail, argv)));
    }

    /// A promise that has its own tests among the application's: the same run, counted apart.
    private void group(String check, String... modules) throws InterruptedException {
        prove(
                check,
                "cargo_test",
                TEST,
                () -> {
                    var log = bench.log("cargo_test");
                    var output = Files.exists(log) ? Files.readString(log) : "";
                    var counts = OutputReader.cargoModules(output, List.of(modules));
                    if (counts.ran() == 0) {
                        return Result.notRun("no test of " + String.join(" or ", modules) + " ran");
                    }
                    return Result.of(counts, OutputReader.findings(output), counts.failed() == 0 ? 0 : 101);
                },
                true);
    }

    private Result build(List<String> argv) throws InterruptedException, IOException {
        if (bench.cargo().isEmpty()) {
            return Result.notRun(NO_CARGO);
        }
        var ran = bench.run("cargo_build", bench.app(), CARGO, Map.of(), watcher::detail, argv);
        if (ran.exit() == 0) {
            program.forget();
            var built = bench.cargoTarget().resolve("debug/app");
            Folders.requireInside(bench.cargoTarget(), built);
            Folders.place(built, subject.binary());
            if (pages.isOf(subject.tree())) { // else others' pages are in it
                program.remember(subject.tree());
            }
            rebuilt = true;
        }
        return exitOnly(ran);
    }

    static Result exitOnly(Bench.Ran ran) {
        var ok = ran.exit() == 0;
        return Result.of(
                new Counts(1, ok ? 1 : 0, ok ? 0 : 1, 0),
                ok ? List.of() : OutputReader.findings(ran.output()),
                ran.exit());
    }

    private void prove(String check, List<String> cmd, Work work) throws InterruptedException {
        prove(check, check, cmd, work, true);
    }

    /// @param log the check whose log shows it
    private void prove(String check, String log, List<String> cmd, Work work, boolean mayReuse)
            throws InterruptedException {
        var known =
                mayReuse ? evidence.find(subject.project(), check, subject.tree()) : Optional.<EvidenceRecord>empty();
        if (known.isPresent() && known.get().verdict().equals(Verdict.PASS.text())) {
            evidence.reused(subject.project(), known.get());
            ended(known.get());
            return;
        }
        var started = clock.instant();
        Result result;
        try {
            result = work.run();
        } catch (IOException e) {
            result = new Result(Verdict.FAIL, new Counts(0, 0, 0, 0), List.of(Reason.of(e)), 1);
        }
        var record = record(check, bench.log(log), cmd, result, started);
        evidence.append(subject.project(), record);
        ended(record);
    }

    private void ended(EvidenceRecord record) {
        records.add(record);
        watcher.ended(record);
    }

    private EvidenceRecord record(String check, Path log, List<String> cmd, Result result, Instant started) {
        return new EvidenceRecord(
                1,
                check,
                subject.tree(),
                subject.pack(),
                versions(),
                cmd,
                bench.app().toString(),
                started.toString(),
                Duration.between(started, clock.instant()).toMillis(),
                result.exit(),
                result.counts(),
                result.verdict() == Verdict.PASS ? List.of() : result.findings(),
                Files.exists(log) ? log.getFileName().toString() : "",
                hash(log),
                "",
                result.verdict().text());
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        bench.cargo().ifPresent(tool -> versions.put("cargo", tool.version()));
        bench.node().ifPresent(tool -> versions.put("node", tool.version()));
        return versions;
    }

    private static String hash(Path log) {
        try {
            return Files.exists(log) ? Sha256.of(Files.readAllBytes(log)) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /// The work of one check.
    interface Work {
        Result run() throws IOException, InterruptedException;
    }

    /// Makes a result of what a program printed.
    private interface Reading {
        Result read(Bench.Ran ran);
    }

    /// Runs a check and keeps its evidence.
    interface Prover {
        void prove(String check, List<String> cmd, Work work) throws InterruptedException;
    }
}
