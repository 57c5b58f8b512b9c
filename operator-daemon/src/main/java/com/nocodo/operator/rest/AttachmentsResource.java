package com.nocodo.operator.rest;

import com.nocodo.protocol.AttachmentApi;
import com.nocodo.protocol.AttachmentApi.AttachmentView;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/attachments")
@Tag(name = "attachments", description = "Files that messages carry: spreadsheets and pictures")
class AttachmentsResource {
    /// Pictures are shown; everything else is only saved.
    private static final Map<String, MediaType> SHOWN =
            Map.of("png", MediaType.IMAGE_PNG, "jpeg", MediaType.IMAGE_JPEG, "webp", new MediaType("image", "webp"));

    private final OperatorDoor door;

    AttachmentsResource(OperatorDoor door) {
        this.door = door;
    }

    private AttachmentApi files(Principal who) {
        return door.as(who).attachments();
    }

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @Operation(
            summary = "Keep a file, to name it in a message or an import within a day",
            description = "XLSX, CSV, PNG, JPEG or WebP, by its content; the body is the file itself.")
    ResponseEntity<AttachmentView> add(
            @RequestParam String name, @Parameter(hidden = true) HttpServletRequest request, Principal who) {
        try {
            var kept = files(who).add(name, request.getContentLengthLong(), request.getInputStream());
            return ResponseEntity.created(URI.create("/api/v1/attachments/" + kept.id()))
                    .body(kept);
        } catch (IOException e) {
            throw Problem.unavailable("The file did not arrive. Send it again.").toException();
        }
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What is known of a file")
    AttachmentView get(@PathVariable String id, Principal who) {
        return files(who).get(id);
    }

    @GetMapping("/{id}/content")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @Operation(summary = "The file itself")
    ResponseEntity<InputStreamResource> content(@PathVariable String id, Principal who) {
        var files = files(who);
        var view = files.get(id);
        var shown = SHOWN.get(view.kind());
        var how = (shown == null ? ContentDisposition.attachment() : ContentDisposition.inline())
                .filename(view.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(shown == null ? MediaType.APPLICATION_OCTET_STREAM : shown)
                .contentLength(view.bytes())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, how.toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(files.open(id)));
    }
}
