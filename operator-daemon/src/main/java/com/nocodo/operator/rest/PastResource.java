package com.nocodo.operator.rest;

import com.nocodo.protocol.JobView;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.PastApi;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/projects/{ref}/past", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "past", description = "Versions and backups: looked at, marked, brought back")
class PastResource {
    private final OperatorDoor door;

    PastResource(OperatorDoor door) {
        this.door = door;
    }

    private PastApi past(String ref, Principal who) {
        return door.as(who).past(ref);
    }

    /// @param key as of a message
    record Undo(
            @Schema(pattern = "^[A-Za-z0-9_-]{1,64}$", description = "As of a message: the same again does nothing")
            String key) {}

    /// What somebody says about a version.
    record VersionMark(
            @Schema(maxLength = PastApi.LONGEST_NAME) String name,
            boolean starred,
            @Schema(maxLength = PastApi.LONGEST_NOTE) String note) {}

    /// What somebody says about a backup.
    record BackupMark(
            @Schema(description = "One with a star is kept for good")
            boolean starred,

            @Schema(maxLength = PastApi.LONGEST_NOTE) String note) {}

    @GetMapping
    @Operation(summary = "The versions and backups, newest first, and how many rows each table has now")
    PastApi.TimelineView timeline(@PathVariable String ref, Principal who) {
        return past(ref, who).timeline();
    }

    @GetMapping("/comparison")
    @Operation(summary = "What leads from one version to another: operations in words, and the files that differ")
    PastApi.ComparisonView compare(
            @PathVariable String ref, @RequestParam long from, @RequestParam long to, Principal who) {
        return past(ref, who).compare(from, to);
    }

    @PostMapping(path = "/undo", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Say that the last change is to be taken back; it becomes a change of its own")
    ConversationResource.Seq undo(@PathVariable String ref, @RequestBody Undo undo, Principal who) {
        return new ConversationResource.Seq(past(ref, who).undo(undo.key()));
    }

    @PutMapping(path = "/versions/{version}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Name a version, star it, or note something about it")
    PastApi.VersionView markVersion(
            @PathVariable String ref, @PathVariable long version, @RequestBody VersionMark mark, Principal who) {
        return past(ref, who).markVersion(version, mark.name(), mark.starred(), mark.note());
    }

    @PutMapping(path = "/backups/{backup}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Star a backup, or note something about it")
    PastApi.BackupView markBackup(
            @PathVariable String ref, @PathVariable String backup, @RequestBody BackupMark mark, Principal who) {
        return past(ref, who).markBackup(backup, mark.starred(), mark.note());
    }

    @PostMapping(path = "/backups", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Queue a backup of the data as it is now; the same key again answers the same job")
    JobView backUp(@PathVariable String ref, @RequestBody(required = false) @Nullable Keyed body, Principal who) {
        return past(ref, who).backUp(Keyed.key(body));
    }

    @PostMapping("/backups/{backup}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Queue a restore test: a copy of the backup is opened, and its rows are counted")
    JobView test(@PathVariable String ref, @PathVariable String backup, Principal who) {
        return past(ref, who).test(backup);
    }

    @PostMapping(path = "/versions/{version}/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Queue the restore of a version as a new change, with `backup` of its data, too",
            description = "What loses stored data is refused without `losses`.")
    JobView restoreVersion(
            @PathVariable String ref,
            @PathVariable long version,
            @RequestParam(required = false) @Nullable String backup,
            @RequestBody Allowed allowed,
            Principal who) {
        return past(ref, who).restore(new PastApi.Restore(version, backup, allowed.losses()), allowed.key());
    }

    @PostMapping(path = "/backups/{backup}/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Queue the restore of a backup's data",
            description = "What is there now is backed up first, so that a restore can be taken back.")
    JobView restoreBackup(
            @PathVariable String ref,
            @PathVariable String backup,
            @RequestBody(required = false) @Nullable Keyed body,
            Principal who) {
        return past(ref, who).restore(new PastApi.Restore(null, backup, false), Keyed.key(body));
    }
}
