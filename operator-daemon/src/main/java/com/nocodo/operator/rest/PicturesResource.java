package com.nocodo.operator.rest;

import com.nocodo.protocol.OperatorDoor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "past", description = "Versions and backups: looked at, marked, brought back")
class PicturesResource {
    private final OperatorDoor door;

    PicturesResource(OperatorDoor door) {
        this.door = door;
    }

    @GetMapping("/api/v1/projects/{ref}/past/versions/{version}/picture")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @Operation(summary = "What the first page of a version looked like, with sample rows; where it has `picture`")
    ResponseEntity<byte[]> picture(@PathVariable String ref, @PathVariable long version, Principal who) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(door.as(who).past(ref).picture(version));
    }
}
