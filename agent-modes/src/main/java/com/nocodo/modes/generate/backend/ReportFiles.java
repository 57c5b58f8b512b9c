package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `reports/`: one module for each report, with its query and its row.
record ReportFiles(AppSpec spec) {

    List<GeneratedFile> files() {
        var out = new ArrayList<GeneratedFile>();
        out.add(module());
        spec.reports().forEach(report -> out.add(one(new ReportCode(spec, report))));
        return out;
    }

    static String path(String report) {
        return "/api/reports/" + Names.kebab(report);
    }

    private GeneratedFile module() {
        var names = spec.reports().stream().map(r -> r.name()).toList();
        var out = new Lines().add("//! The reports of this app.").blank();
        names.stream().sorted().forEach(name -> out.add("pub mod %s;", ReportCode.module(name)));
        out.add("pub mod run;").blank();
        out.add("use crate::error::Error;")
                .add("use crate::web::answer::Answer;")
                .add("use crate::web::call::Call;");
        out.add("use actix_web::web::{ServiceConfig, get};")
                .add("use run::Report;")
                .blank();
        out.add("/// Every report, in the order of the description.");
        out.add(
                "pub const REPORTS: &[&Report] = &[%s];",
                names.stream().map(n -> "&" + ReportCode.module(n) + "::REPORT").collect(Collectors.joining(", ")));
        out.blank().add("pub fn routes(config: &mut ServiceConfig) {");
        out.add(
                "    config.route(\"/reports\", get().to(list))%s;",
                names.stream()
                        .map(n -> "\n        .route(\"/reports/%s\", get().to(%s::run))"
                                .formatted(Names.kebab(n), ReportCode.module(n)))
                        .collect(Collectors.joining()));
        out.add("}").blank();
        out.add("async fn list(call: Call) -> Result<Answer, Error> {");
        out.add("    run::list(call, REPORTS).await").add("}");
        return GeneratedFile.of("backend/src/reports/mod.rs", out.toString());
    }

    private GeneratedFile one(ReportCode code) {
        var report = code.report();
        var columns = code.columns();
        var shape = Shape.of(spec, report.entity());
        var out = new Lines().add("//! %s.", report.label().replace("\n", " ")).blank();
        imports(out, code, columns);
        out.blank().add("pub const REPORT: Report = Report {");
        out.add("    name: %s,", Rust.literal(report.name()));
        out.add("    label: %s,", Rust.literal(report.label()));
        out.add("    kind: %s,", Rust.literal(report.kind().name().toLowerCase(java.util.Locale.ROOT)));
        out.add("    path: %s,", Rust.literal(path(report.name())));
        out.add("    entity: %s::INFO,", shape.type());
        out.add(
                "    roles: &[%s],",
                report.roles().stream()
                        .map(r -> "Role::" + RolesFile.variant(r))
                        .collect(Collectors.joining(", ")));
        out.add(
                "    reads: &[%s],",
                code.reads().stream()
                        .map(r -> "(%s, %s)".formatted(Rust.literal(r.entity()), Rust.literal(r.field())))
                        .collect(Collectors.joining(", ")));
        out.add(
                "    params: &[%s],",
                code.params().stream().map(ReportFiles::param).collect(Collectors.joining(", ")));
        out.add(
                "    columns: &[%s],",
                columns.stream()
                        .filter(c -> !c.name().equals("id"))
                        .map(ReportFiles::column)
                        .collect(Collectors.joining(", ")));
        out.add("    sql: %s,", code.sql().rust());
        out.add("};").blank();
        out.add("#[derive(QueryableByName, Serialize)]").add("struct Line {");
        for (var column : columns) {
            out.add("    #[diesel(sql_type = Nullable<%s>)]", Rust.diesel(column.type()));
            out.addIf(column.type() == FieldType.DATETIME, "    #[serde(with = \"utc::optional\")]");
            out.add("    %s: Option<%s>,", column.name(), Rust.typeOf(column.type()));
        }
        out.add("}").blank();
        out.add("pub async fn run(call: Call) -> Result<Answer, Error> {");
        out.add("    run::run::<Line>(call, &REPORT).await").add("}");
        return GeneratedFile.of("backend/src/reports/" + ReportCode.module(report.name()) + ".rs", out.toString());
    }

    private void imports(Lines out, ReportCode code, List<ReportCode.Column> columns) {
        var report = code.report();
        var shape = Shape.of(spec, report.entity());
        var imports = new Imports()
                .add("super::run", "self", "Report")
                .addIf(columns.stream().anyMatch(c -> !c.name().equals("id")), "super::run", "Column")
                .addIf(!code.params().isEmpty(), "super::run", "Param")
                .addIf(!report.roles().isEmpty(), "crate::auth::roles", "Role")
                .add("crate::db", "Sql")
                .add("crate::error", "Error")
                .add("crate::models::" + shape.name(), shape.type())
                .add("crate::records", "Entity")
                .add("crate::web::answer", "Answer")
                .add("crate::web::call", "Call")
                .add("diesel", "QueryableByName")
                .add("diesel::sql_types", "Nullable")
                .add("serde", "Serialize");
        for (var column : columns) {
            var type = Rust.typeOf(column.type());
            imports.add("diesel::sql_types", Rust.diesel(column.type()))
                    .addIf(type.startsWith("Naive"), "chrono", type)
                    .addIf(column.type() == FieldType.DATETIME, "crate::records::json", "utc");
        }
        imports.write(out);
    }

    private static String param(com.nocodo.modes.spec.Report.Param param) {
        return "Param { name: %s, label: %s, kind: %s, default: %s }"
                .formatted(
                        Rust.literal(param.name()),
                        Rust.literal(param.label()),
                        Rust.literal(param.type().text()),
                        param.defaultValue() == null ? "None" : "Some(" + Rust.literal(param.defaultValue()) + ")");
    }

    private static String column(ReportCode.Column column) {
        return "Column { name: %s, label: %s, kind: %s, choices: &[%s] }"
                .formatted(
                        Rust.literal(column.name()),
                        Rust.literal(column.label()),
                        Rust.literal(column.type().text()),
                        column.choices().stream()
                                .map(v -> "(%s, %s)".formatted(Rust.literal(v.name()), Rust.literal(v.label())))
                                .collect(Collectors.joining(", ")));
    }
}
