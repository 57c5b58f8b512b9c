package com.nocodo.operator.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nocodo.protocol.DataApi.ImportRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// As [ImportRequest], once.
record KeyedImport(
        @Schema(pattern = "^a_[0-9a-f]{24}$") String attachment,
        String sheet,
        String table,
        Map<String, String> fields,

        @Schema(pattern = Again.KEY, description = Again.ONCE) @Nullable
        String key) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static KeyedImport of(Sent sent) {
        var wanted = sent.wanted;
        return new KeyedImport(wanted.attachment(), wanted.sheet(), wanted.table(), wanted.fields(), sent.key);
    }

    static final class Sent extends Again {
        private final ImportRequest wanted;

        @JsonCreator
        Sent(
                @JsonProperty("attachment") String attachment,
                @JsonProperty("sheet") String sheet,
                @JsonProperty("table") String table,
                @JsonProperty("fields") Map<String, String> fields) {
            this.wanted = new ImportRequest(attachment, sheet, table, fields);
        }
    }

    ImportRequest request() {
        return new ImportRequest(attachment, sheet, table, fields);
    }
}
