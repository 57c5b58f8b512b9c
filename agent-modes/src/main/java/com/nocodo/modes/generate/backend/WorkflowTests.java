package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Workflow;
import java.util.List;

/// Moves of a workflow that are allowed, and one that is not.
record WorkflowTests(AppSpec spec, Shape shape) {

    void add(Lines out) {
        var workflow = shape.entity().workflow();
        if (workflow == null) {
            return;
        }
        var states = shape.entity().field(workflow.field()).orElseThrow().values().stream()
                .map(EnumValue::name)
                .toList();
        var path = Rust.literal(shape.path());
        var field = Rust.literal(workflow.field());
        StoryTests.test(out, shape.name() + "_moves_along_its_workflow");
        for (var move : workflow.moves()) {
            out.add(
                    "    let record = app.create(%s, &samples::%s(&app, %d));",
                    path, shape.name(), workflow.moves().indexOf(move) + 1);
            if (!move.from().equals(workflow.initial())) {
                out.add(
                        "    app.set(%s, %s, &record, %s);",
                        Rust.literal(shape.table()), field, Rust.literal(move.from()));
            }
            out.add("    app.patch(%s, &record, &json!({%s: %s})).expect(200);", path, field, Rust.literal(move.to()));
        }
        out.addIf(workflow.moves().isEmpty(), "    app.create(%s, &samples::%s(&app, 1));", path, shape.name());
        out.add("}");
        forbidden(workflow, states).stream().findFirst().ifPresent(pair -> {
            StoryTests.test(out, shape.name() + "_does_not_move_otherwise");
            out.add("    let record = app.create(%s, &samples::%s(&app, 1));", path, shape.name());
            out.add(
                            "    app.set(%s, %s, &record, %s);",
                            Rust.literal(shape.table()), field, Rust.literal(pair.getFirst()))
                    .blank();
            out.add(
                            "    let reply = app.patch(%s, &record, &json!({%s: %s}));",
                            path, field, Rust.literal(pair.getLast()))
                    .blank();
            out.add("    reply.expect(409).names(%s, \"transition\");", field).add("}");
        });
        states.stream().filter(s -> !s.equals(workflow.initial())).findFirst().ifPresent(state -> {
            StoryTests.test(out, shape.name() + "_starts_at_the_beginning");
            out.add("    let mut body = samples::%s(&app, 1);", shape.name());
            out.add("    body[%s] = json!(%s);", field, Rust.literal(state)).blank();
            out.add("    app.owner.post(%s, &body).expect(422).names(%s, \"invalid\");", path, field)
                    .add("}");
        });
    }

    private static List<List<String>> forbidden(Workflow workflow, List<String> states) {
        return states.stream()
                .flatMap(a -> states.stream().filter(b -> !b.equals(a)).map(b -> List.of(a, b)))
                .filter(pair -> workflow.moves().stream()
                        .noneMatch(m -> m.from().equals(pair.getFirst()) && m.to().equals(pair.getLast())))
                .toList();
    }
}
