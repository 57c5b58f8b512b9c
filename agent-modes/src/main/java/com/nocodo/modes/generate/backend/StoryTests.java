package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.References;
import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Rule;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `tests/api/stories.rs`: rules, workflows, computed fields and reports, with results that were worked out beforehand.
record StoryTests(AppSpec spec, Values values) {

    Optional<GeneratedFile> file() {
        var tests = new Lines();
        spec.rules().forEach(rule -> rule(tests, rule));
        Shape.all(spec).forEach(shape -> computed(tests, shape));
        Shape.all(spec).forEach(shape -> new WorkflowTests(spec, shape).add(tests));
        spec.reports().forEach(report -> new ReportTests(spec, report, values, now()).add(tests));
        if (tests.isEmpty()) {
            return Optional.empty();
        }
        var code = tests.toString();
        var out = new Lines()
                .add("//! Rules, workflows, computed fields and reports, told as stories.")
                .blank();
        var imports = new Imports()
                .addIf(code.contains("samples::"), "crate", "samples")
                .add("crate::support", "TestApp")
                .add("serde_json", "json");
        Stream.of("near", "rows_are", "one_wins")
                .forEach(name -> imports.addIf(code.contains(name + "("), "crate::support::cases", name));
        imports.write(out);
        out.add("%s", code.stripTrailing());
        return Optional.of(GeneratedFile.of(TestFiles.FOLDER + "stories.rs", out.toString()));
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC).withNano(0);
    }

    private void rule(Lines out, Rule rule) {
        var cases = new RuleCases(spec, values, now());
        cases.allowed(rule).ifPresent(sample -> {
            var code = new StoryCode(spec, sample.entries());
            test(out, rule.name() + "_allows_what_it_should");
            code.make(out, sample.entries(), List.of());
            out.add("}");
        });
        cases.refused(rule).ifPresent(sample -> {
            var entries = sample.entries();
            var code = new StoryCode(spec, entries);
            var last = entries.getLast();
            var path = Rust.literal(Shape.of(spec, last.entity().name()).path());
            var rules = new RuleCode(spec, rule);
            test(out, rule.name() + "_refuses_what_it_should");
            code.make(out, entries.subList(0, entries.size() - 1), List.of());
            out.blank()
                    .add("    let reply = app.owner.post(%s, &%s);", path, code.body(last))
                    .blank();
            out.add(
                    "    reply.expect(%d).breaks(%s);",
                    rules.query() && rules.aboutOthers() ? 409 : 422, Rust.literal(rule.name()));
            out.add("}");
            race(out, rule, entries, code, path);
        });
        if (new RuleCode(spec, rule).query()) {
            cases.undone(rule).ifPresent(undone -> undone(out, rule, undone));
        }
    }

    /// A record stays whose delete would take along what the rule needs of others.
    private void undone(Lines out, Rule rule, RuleCases.Undone undone) {
        var entries = undone.sample().entries();
        var code = new StoryCode(spec, entries);
        var path = Shape.of(spec, undone.gone().entity().name()).path();
        var gone = code.variable(undone.gone());
        test(out, rule.name() + "_holds_when_a_delete_takes_others_along");
        code.make(out, entries, List.of(undone.gone()));
        out.blank()
                .add("    let reply = app.owner.delete(&format!(\"%s/{}\", %s[\"id\"]));", path, gone)
                .blank();
        out.add("    reply.expect(409).breaks(%s);", Rust.literal(rule.name()));
        out.add("    app.read(%s, &%s);", Rust.literal(path), gone);
        out.add("}");
    }

    /// Of two that cannot both be, sent at once, one wins.
    private static void race(Lines out, Rule rule, List<Sample.Entry> entries, StoryCode code, String path) {
        var last = entries.getLast();
        var alike = entries.stream().filter(e -> e.entity() == last.entity()).toList();
        if (alike.size() != 2 || entries.stream().anyMatch(e -> e.links().containsValue(alike.getFirst()))) {
            return;
        }
        test(out, rule.name() + "_lets_one_of_two_win");
        code.make(out, entries.stream().filter(e -> !alike.contains(e)).toList(), List.of());
        out.blank();
        out.add("    one_wins(&app, %s, &%s, &%s);", path, code.body(alike.getFirst()), code.body(alike.getLast()));
        out.add("}");
    }

    static void test(Lines out, String name) {
        out.blank().add("#[test]").add("fn %s() {", name).add("    let app = TestApp::start();");
    }

    private void computed(Lines out, Shape shape) {
        var fields = shape.entity().fields().stream()
                .filter(Field::computed)
                .filter(f -> !clock(shape, f))
                .toList();
        if (fields.isEmpty()) {
            return;
        }
        var sample = new Sample(spec, values);
        var root = sample.add(shape.entity());
        var stage = new Stage(spec, sample);
        fields.forEach(f -> stage.set(Binder.bind(spec, shape.entity(), String.valueOf(f.expr())), root));
        if (new Judge(spec, now()).first(sample).isPresent()) {
            return;
        }
        var code = new StoryCode(spec, sample.entries());
        var evaluation = new Evaluation(spec, sample, now());
        test(out, "computed_fields_of_" + shape.table());
        code.make(out, sample.entries(), List.of(root));
        out.blank()
                .add("    let record = app.read(%s, &%s);", Rust.literal(shape.path()), code.variable(root))
                .blank();
        for (var field : fields) {
            var value = evaluation.of(Binder.bind(spec, shape.entity(), field.name()), root);
            out.add(
                    "    near(&record[%s], &json!(%s));",
                    Rust.literal(field.name()), StoryCode.json(value, field.valueType()));
        }
        out.add("}");
    }

    private boolean clock(Shape shape, Field field) {
        var typed = Binder.bind(spec, shape.entity(), String.valueOf(field.expr()));
        return References.readsClock(typed)
                || References.fields(typed).stream()
                        .anyMatch(ref -> ref.field() != null
                                && ref.field().computed()
                                && clock(new Shape(spec, ref.entity()), ref.field()));
    }
}
