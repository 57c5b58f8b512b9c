package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `src/lib/api/<plural>.ts`: an entity's type, its resource, and what the interface knows of it.
final class ApiFiles {
    private ApiFiles() {}

    static GeneratedFile of(AppSpec spec, Entity entity) {
        var names = EntityNames.of(entity);
        var rules = new LocalRules(spec, entity);
        var code = new FieldCode(spec.app(), entity);
        var properties = new Screens(spec, entity).all();
        var imports = new ArrayList<>(List.of("import { defineEntity } from \"../entity\";"));
        if (properties.stream().anyMatch(p -> p instanceof Property.OfLinkValues)) {
            imports.add("import type { LinkValue } from \"../fields\";");
        }
        if (!rules.helpers().isEmpty()) {
            imports.add("import { " + String.join(", ", rules.helpers()) + " } from \"../dates\";");
        }
        var shape = new ArrayList<>(List.of(
                "name: " + Ts.text(entity.name()),
                "path: " + Ts.text(names.path()),
                "label: " + Ts.text(entity.label()),
                "plural: " + Ts.text(entity.labelPlural()),
                "display: " + Ts.list(Ts.texts(display(entity)), 2, 9),
                "fields: "
                        + Ts.lines(
                                "{", properties.stream().map(code::description).toList(), "}", 2),
                "rules: " + Ts.lines("[", rules.code(), "]", 2)));
        if (entity.workflow() != null) {
            shape.add("workflow: " + workflow(entity.workflow()));
        }
        var text = """
                %s
                /** What is kept of one record of the kind “%s”. */
                export type %sFields = {
                %s};

                export const %s = defineEntity<%sFields>(%s);
                """.formatted(
                Ts.imports(imports),
                entity.label().replace("*/", "* /"),
                names.pascal(),
                properties.stream().map(p -> "  " + code.member(p) + ";\n").collect(Collectors.joining()),
                names.constant(),
                names.pascal(),
                Ts.lines("{", shape, "}", 0));
        return GeneratedFile.of("frontend/src/lib/api/" + names.file() + ".ts", text);
    }

    /// The spec names fields or links; the interface, properties.
    private static List<String> display(Entity entity) {
        return entity.display().stream()
                .map(name -> entity.relation(name)
                        .map(com.nocodo.modes.spec.Relation::property)
                        .orElse(name))
                .toList();
    }

    private static String workflow(Workflow workflow) {
        var moves = workflow.moves().stream()
                .map(m -> "{ from: %s, to: %s, roles: %s }"
                        .formatted(Ts.text(m.from()), Ts.text(m.to()), Ts.list(Ts.texts(m.roles()), 6, 30)))
                .toList();
        return Ts.lines(
                "{",
                List.of(
                        "field: " + Ts.text(workflow.field()),
                        "initial: " + Ts.text(workflow.initial()),
                        "moves: " + Ts.lines("[", moves, "]", 4)),
                "}",
                2);
    }
}
