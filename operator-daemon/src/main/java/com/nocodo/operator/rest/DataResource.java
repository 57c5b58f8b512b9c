package com.nocodo.operator.rest;

import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/projects/{ref}/data", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "data", description = "The rows of the running application, through its own API and its rules")
class DataResource {
    private final OperatorDoor door;

    DataResource(OperatorDoor door) {
        this.door = door;
    }

    private DataApi data(String ref, Principal who) {
        return door.as(who).data(ref);
    }

    /// @param version of the row as it was read
    /// @param values what becomes different; an empty text empties the field
    record ChangedRow(@Schema(minimum = "1") long version, Map<String, String> values) {}

    @GetMapping
    @Operation(summary = "The tables, with their columns and how many rows they have")
    List<DataApi.TableView> tables(@PathVariable String ref, Principal who) {
        return data(ref, who).tables();
    }

    @GetMapping("/{table}/rows")
    @Operation(summary = "A page of a table: searched, filtered, sorted")
    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = "`column=value`, also `column_from=`, `column_to=`, `column_empty=true`; any number of times",
            array = @ArraySchema(schema = @Schema(type = "string")))
    DataApi.RowsView rows(
            @PathVariable String ref,
            @PathVariable String table,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "50") int pageSize,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @Parameter(hidden = true) HttpServletRequest request,
            Principal who) {
        var filters = filters(request.getParameterValues("filter"));
        return data(ref, who).rows(table, new DataApi.RowsQuery(page, pageSize, q, sort, filters));
    }

    private static Map<String, String> filters(String @Nullable [] said) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (var one : said == null ? new String[0] : said) {
            var at = one.indexOf('=');
            if (at < 1) {
                throw Problem.invalid("A filter is a column and its value, as in: filter=status=paid")
                        .toException();
            }
            filters.put(one.substring(0, at), one.substring(at + 1));
        }
        return filters;
    }

    @PostMapping(path = "/{table}/rows", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a row; the same key again answers the row that was made")
    ResponseEntity<DataApi.RowView> create(
            @PathVariable String ref, @PathVariable String table, @RequestBody NewRow row, Principal who) {
        var made = data(ref, who).create(table, row.values(), row.key());
        var at = "/api/v1/projects/%s/data/%s/rows/%d".formatted(ref, table, made.id());
        return ResponseEntity.created(URI.create(at)).body(made);
    }

    @GetMapping("/{table}/rows/{row}")
    @Operation(summary = "One row")
    DataApi.RowView row(@PathVariable String ref, @PathVariable String table, @PathVariable long row, Principal who) {
        return data(ref, who).row(table, row);
    }

    @PatchMapping(path = "/{table}/rows/{row}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change a row; where somebody changed it meanwhile, nothing is changed")
    DataApi.RowView update(
            @PathVariable String ref,
            @PathVariable String table,
            @PathVariable long row,
            @RequestBody ChangedRow changed,
            Principal who) {
        return data(ref, who).update(table, row, changed.version(), changed.values());
    }

    @DeleteMapping("/{table}/rows/{row}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a row")
    void delete(@PathVariable String ref, @PathVariable String table, @PathVariable long row, Principal who) {
        data(ref, who).delete(table, row);
    }

    @GetMapping("/{table}/options")
    @Operation(summary = "Rows that a link can lead to, by a part of what they are called")
    List<DataApi.ChoiceView> options(
            @PathVariable String ref,
            @PathVariable String table,
            @RequestParam(defaultValue = "") String q,
            Principal who) {
        return data(ref, who).options(table, q);
    }
}
