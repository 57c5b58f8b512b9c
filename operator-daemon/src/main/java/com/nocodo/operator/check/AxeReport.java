package com.nocodo.operator.check;

import com.nocodo.operator.check.EvidenceRecord.Counts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The last line that `tests/axe.mjs` prints: `{"pages": 24, "axe": 0, "console": 0, "overflow": 0, …}`.
final class AxeReport {
    private AxeReport() {}

    static Counts counts(String output) {
        return output.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("{"))
                .reduce((first, last) -> last)
                .map(AxeReport::read)
                .orElse(new Counts(0, 0, 0, 0));
    }

    private static Counts read(String line) {
        try {
            JsonNode json = JsonMapper.shared().readTree(line);
            int pages = json.path("pages").asInt(0);
            int found = json.path("axe").asInt(0)
                    + json.path("console").asInt(0)
                    + json.path("overflow").asInt(0);
            int failed = Math.min(pages, found);
            return new Counts(pages, pages - failed, failed, 0);
        } catch (JacksonException e) {
            return new Counts(0, 0, 0, 0);
        }
    }
}
