package com.nocodo.operator.rest;

import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.DataApi.ImportRequest;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.OperatorDoor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/api/v1/projects/{ref}")
@Tag(name = "rows", description = "Rows of spreadsheets into the application and out of it")
class ImportsResource {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final OperatorDoor door;

    ImportsResource(OperatorDoor door) {
        this.door = door;
    }

    private DataApi data(String ref, Principal who) {
        return door.as(who).data(ref);
    }

    /// As [ImportRequest].
    record NewImport(
            @Schema(pattern = "^a_[0-9a-f]{24}$") String attachment,
            String sheet,
            String table,
            Map<String, String> fields) {
        ImportRequest request() {
            return new ImportRequest(attachment, sheet, table, fields);
        }
    }

    @GetMapping(path = "/data/{table}/sheets/{attachment}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The tables of a spreadsheet, with a guess which field each column belongs to")
    List<DataApi.SheetView> sheets(
            @PathVariable String ref, @PathVariable String table, @PathVariable String attachment, Principal who) {
        return data(ref, who).sheets(attachment, table);
    }

    @PostMapping(
            path = "/imports/try",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Which rows would fit, tried on a copy of the data; answers when all were tried")
    DataApi.FitView tryImport(@PathVariable String ref, @RequestBody NewImport wanted, Principal who) {
        return data(ref, who).tryImport(wanted.request(), progress -> {});
    }

    @PostMapping(
            path = "/imports",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Queue an import; the same key again answers the same job")
    JobView queue(@PathVariable String ref, @RequestBody KeyedImport wanted, Principal who) {
        return data(ref, who).queueImport(wanted.request(), wanted.key());
    }

    @GetMapping(path = "/imports", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The imports that are over, newest first")
    List<DataApi.ImportView> imports(@PathVariable String ref, Principal who) {
        return data(ref, who).imports();
    }

    @PostMapping(path = "/imports/{job}/undo", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Queue that the rows of an import are removed again, but those that were changed since")
    JobView undo(@PathVariable String ref, @PathVariable String job, Principal who) {
        return data(ref, who).undoImport(new JobId(job));
    }

    @GetMapping("/data/{table}/export")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Operation(summary = "All rows of a table as CSV")
    ResponseEntity<StreamingResponseBody> export(@PathVariable String ref, @PathVariable String table, Principal who) {
        var data = data(ref, who);
        data.rows(
                table, new DataApi.RowsQuery(1, 1, "", "", Map.of())); // what is wrong is said before anything is sent
        return csv(table + ".csv", out -> data.export(table, out));
    }

    @GetMapping("/jobs/{job}/misfits")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Operation(summary = "What a build or an import did not take, as CSV")
    ResponseEntity<StreamingResponseBody> misfits(@PathVariable String ref, @PathVariable String job, Principal who) {
        var data = data(ref, who);
        var id = new JobId(job);
        data.misfits(id, OutputStream.nullOutputStream());
        return csv("not-taken-" + id.text() + ".csv", out -> data.misfits(id, out));
    }

    private static ResponseEntity<StreamingResponseBody> csv(String name, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}
