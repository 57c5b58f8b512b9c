package com.nocodo.operator.rest;

import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.SpecItemView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/projects/{ref}/spec", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "spec", description = "The typed description that the application follows from")
class SpecResource {
    private static final int LONGEST = 2_000_000;

    private final OperatorDoor door;

    SpecResource(OperatorDoor door) {
        this.door = door;
    }

    /// An edited spec.
    record EditedSpec(
            @Schema(minLength = 1, maxLength = LONGEST, description = "The whole nocodo.yaml")
            String yaml,

            @Schema(description = "Whether stored data may be thrown away")
            boolean drop,

            @Schema(description = "Only say what would happen")
            boolean preview) {}

    @GetMapping
    @Operation(summary = "The spec as it is agreed")
    HistoryApi.SpecView spec(@PathVariable String ref, Principal who) {
        return door.as(who).history(ref).spec();
    }

    @GetMapping("/items")
    @Operation(summary = "What a message can be about: kinds of records, their properties, reports, cards")
    List<SpecItemView> items(@PathVariable String ref, Principal who) {
        return door.as(who).items(ref);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Bring the application to an edited spec, proven; answers when that is done, in a minute or two",
            description = "The same spec again changes nothing. With `preview` it only says what would be done.")
    BuildReport apply(@PathVariable String ref, @RequestBody EditedSpec edited, Principal who) {
        if (edited.yaml().isBlank() || edited.yaml().length() > LONGEST) {
            throw Problem.invalid("A spec has 1 to %d characters.", LONGEST).toException();
        }
        var operator = door.as(who);
        try {
            var file = Files.createTempFile("nocodo-", ".yaml"); // the owner's alone
            try {
                Files.writeString(file, edited.yaml());
                return operator.apply(new ApplyRequest(ref, file, edited.drop(), edited.preview()), progress -> {});
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw Problem.unavailable(
                            "The spec cannot be written down: %s", e.getClass().getSimpleName())
                    .toException();
        }
    }
}
