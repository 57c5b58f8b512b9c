package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The paths of the reports in `openapi.json`.
record OpenApiReports(AppSpec spec) {

    Map<String, Object> paths() {
        var out = new LinkedHashMap<String, Object>();
        spec.reports().forEach(report -> out.put(ReportFiles.path(report.name()), Map.of("get", get(report))));
        return out;
    }

    private Map<String, Object> get(Report report) {
        var out = new LinkedHashMap<String, Object>();
        out.put("tags", List.of("report"));
        out.put("operationId", "report_" + report.name());
        out.put("summary", report.label());
        out.put(
                "parameters",
                new ReportCode(spec, report)
                        .params().stream()
                                .map(p -> OpenApiEntity.query(p.name(), OpenApiEntity.plain(p.type())))
                                .toList());
        var answers = new LinkedHashMap<String, Object>();
        answers.put(
                "200",
                Map.of(
                        "description",
                        report.label(),
                        "content",
                        Map.of(
                                "application/json",
                                Map.of("schema", OpenApiEntity.ref("Report")),
                                "text/csv",
                                Map.of("schema", Map.of("type", "string")))));
        answers.putAll(OpenApiEntity.problems("400", "401", "403"));
        out.put("responses", answers);
        return out;
    }
}
