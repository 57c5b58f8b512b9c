package com.nocodo.operator.rest;

import com.nocodo.operator.home.Home;
import com.nocodo.protocol.ImportReport;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects")
@Tag(name = "moving", description = "A project as one file: from this operator, or to it")
class MovingResource {
    private static final String ZIP = "application/zip";

    private final OperatorDoor door;
    private final Home home;

    MovingResource(OperatorDoor door, Home home) {
        this.door = door;
        this.home = home;
    }

    /// A token that only reads does not come here: the file is the way into the application.
    @GetMapping(
            path = "/{ref}/export",
            produces = {ZIP, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            summary = "The project as one file: repository, history, data, uploads, and the first account's password")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    void export(@PathVariable String ref, Principal who, HttpServletResponse response) throws IOException {
        var operator = door.as(who);
        var folder = folder();
        try {
            var report = operator.export(ref, folder.resolve("project.nocodo"), progress -> {});
            var file = Path.of(report.file());
            response.setContentType(ZIP);
            response.setContentLengthLong(report.bytes());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(report.project().slug() + ".nocodo")
                            .build()
                            .toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Folders.remove(folder);
        }
    }

    @PostMapping(path = "/import", consumes = ZIP, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Bring a project from such a file; answers when it is proven here, in a minute or two",
            description = "Its program runs here: import from people you trust. Where a check does not pass,"
                    + " `project` is null and nothing was imported.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary"))))
    ImportReport importFrom(HttpServletRequest request, Principal who) {
        if (!door.account(who).me().role().equals("owner")) {
            throw Problem.denied("This takes an owner.").toException(); // before anything is written
        }
        var operator = door.as(who);
        var folder = folder();
        try (var in = request.getInputStream()) {
            var file = folder.resolve("project.nocodo");
            receive(in, request.getContentLengthLong(), file);
            return operator.importFrom(file, progress -> {});
        } catch (IOException e) {
            throw Problem.unavailable("The file did not arrive whole: %s. Send it again.", Reason.of(e))
                    .toException();
        } finally {
            Folders.remove(folder);
        }
    }

    /// Not more than half of the room that is there: unpacked it needs room, too.
    private void receive(InputStream in, long announced, Path file) throws IOException {
        var room = Files.getFileStore(home.root()).getUsableSpace() / 2;
        if (announced > room) {
            throw tooLarge();
        }
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > room) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static RuntimeException tooLarge() {
        return Problem.invalid("There is not enough room for this file here. Make room, then send it again.")
                .toException();
    }

    /// In the home, which is closed to others, and not where small files go.
    private Path folder() {
        try {
            return Files.createTempDirectory(home.run(), "moving-");
        } catch (IOException e) {
            throw Problem.unavailable("Nothing can be written in %s: %s", home.run(), Reason.of(e))
                    .toException();
        }
    }
}
