package com.nocodo.operator.bench;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.LocalOperator;
import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.BuildReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

/// An application of twenty entities: rebuilt after one field was added, and serving a list of 100,000 rows.
public final class LargeAppBench {
    private LargeAppBench() {}

    public static void main(String[] args) throws Exception {
        try (var workplace = new Workplace();
                var operator = LocalOperator.open(workplace.root(), System.getenv())) {
            var built = operator.build(WordsToSource.request(20), progress -> {});
            if (!built.proven()) {
                throw new IOException("the application of twenty entities was not proven: " + built.checks());
            }
            var app = Path.of(built.project().path());
            var base = workplace.run(app, "git", "rev-parse", "HEAD").strip();
            var changed = operator.apply(
                    new ApplyRequest(built.project().slug(), withOneFieldMore(app, workplace), false, false),
                    progress -> {});
            operator.stop(built.project().slug()); // a change leaves the application running
            rebuild(workplace, app, base, changed);
            new ServeBench(workplace, app).run();
        }
    }

    private static Path withOneFieldMore(Path app, Workplace workplace) throws IOException {
        var spec = SpecYaml.read(Files.readString(app.resolve("nocodo.yaml")));
        var first = spec.entities().getFirst();
        var fields = new ArrayList<>(first.fields());
        fields.add(Field.of("f9999", "remark", "Remark", FieldType.TEXT));
        var entities = Stream.concat(
                        Stream.of(first.withFields(fields)),
                        spec.entities().stream().skip(1))
                .toList();
        var edited = new AppSpec(
                spec.nocodo(),
                spec.app(),
                spec.roles(),
                entities,
                spec.permissions(),
                spec.rules(),
                spec.reports(),
                spec.screens());
        return Files.writeString(workplace.root().resolve("edited.yaml"), SpecYaml.write(edited));
    }

    /// nocodo's own time for the edit, on top of what cargo takes for the same edit.
    private static void rebuild(Workplace workplace, Path app, String base, BuildReport changed)
            throws IOException, InterruptedException {
        double own = Stream.of("diff", "generate", "write")
                .mapToDouble(step -> changed.timings().getOrDefault(step, Double.NaN))
                .sum();
        var head = workplace.run(app, "git", "rev-parse", "HEAD").strip();
        double bare;
        try (var held = workplace.alone()) {
            workplace.run(app, "git", "checkout", "-q", "--force", base);
            workplace.run(app, "cargo", "build", "--locked", "--workspace");
            workplace.run(app, "git", "checkout", "-q", "--force", head);
            bare = workplace.seconds(app, "cargo", "build", "--locked", "--workspace");
        }
        Table.line("one field more, 20 entities: cargo alone", bare, "s", "");
        Table.line("  and nocodo: compared, generated, written", own, "s", "");
        Table.line("  ratio", (own + bare) / bare, "x", "<= 1.30");
    }
}
