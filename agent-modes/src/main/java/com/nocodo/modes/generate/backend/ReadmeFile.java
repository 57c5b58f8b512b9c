package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Relation;

/// `README.md`: what the app is for, how to run it, how it is built, in the language of its people.
record ReadmeFile(AppSpec spec) {

    GeneratedFile file() {
        var german = spec.app().language().equals("de");
        var out = new Lines().add("# %s", spec.app().name().replace("\n", " ")).blank();
        out.add("%s", StaticFiles.text(german ? "readme-de.md" : "readme-en.md").strip())
                .blank();
        out.add(german ? "## Was es verwaltet" : "## What it looks after").blank();
        spec.entities()
                .forEach(e -> out.add(
                        "- **%s**: %s",
                        e.labelPlural(),
                        String.join(
                                ", ", e.fields().stream().map(f -> f.label()).toList())));
        out.blank()
                .add(german ? "## Wie die Daten zusammenhängen" : "## How the data belongs together")
                .blank();
        diagram(out);
        if (!spec.rules().isEmpty()) {
            out.blank().add(german ? "## Regeln" : "## Rules").blank();
            spec.rules().forEach(r -> out.add("- %s", r.label()));
        }
        if (!spec.reports().isEmpty()) {
            out.blank()
                    .add(german ? "## Listen und Auswertungen" : "## Lists and reports")
                    .blank();
            spec.reports().forEach(r -> out.add("- %s (`%s`)", r.label(), ReportFiles.path(r.name())));
        }
        out.blank()
                .add(
                        "%s",
                        StaticFiles.text(german ? "architecture-de.md" : "architecture-en.md")
                                .strip());
        return GeneratedFile.of("README.md", out.toString());
    }

    private void diagram(Lines out) {
        out.add("```mermaid").add("erDiagram");
        for (var shape : Shape.all(spec)) {
            out.add("    %s {", shape.name());
            out.add("        integer id PK");
            shape.entity()
                    .fields()
                    .forEach(f -> out.add("        %s %s", f.valueType().text(), f.name()));
            out.add("    }");
        }
        for (var shape : Shape.all(spec)) {
            for (var link : shape.entity().relations()) {
                if (!link.to().equals(Relation.USER)) {
                    var line = link.many() ? "}o--o{" : link.required() ? "}o--||" : "}o--o|";
                    out.add(
                            "    %s %s %s : \"%s\"",
                            shape.name(), line, link.to(), link.label().replace("\"", "'"));
                }
            }
        }
        out.add("```");
    }
}
