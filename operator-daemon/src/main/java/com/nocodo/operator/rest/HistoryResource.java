package com.nocodo.operator.rest;

import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.OperatorDoor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/projects/{ref}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "history", description = "What the repository keeps: checkpoints, files, differences, evidence")
class HistoryResource {
    private final OperatorDoor door;

    HistoryResource(OperatorDoor door) {
        this.door = door;
    }

    private HistoryApi history(String ref, Principal who) {
        return door.as(who).history(ref);
    }

    @GetMapping("/checks")
    @Operation(summary = "The newest evidence of each check, for the source tree that it ran on")
    List<HistoryApi.EvidenceView> checks(@PathVariable String ref, Principal who) {
        return history(ref, who).evidence();
    }

    @GetMapping("/checks/{check}/log")
    @Operation(summary = "The newest lines that a check wrote when it ran for a source tree, while they are kept")
    HistoryApi.LogView log(
            @PathVariable String ref,
            @PathVariable String check,
            @RequestParam String tree,
            @RequestParam(defaultValue = "100") int lines,
            Principal who) {
        return history(ref, who).log(check, tree, lines);
    }

    @GetMapping("/checkpoints")
    @Operation(summary = "The commits, newest first; `from` goes on at one of them")
    List<HistoryApi.CheckpointView> checkpoints(
            @PathVariable String ref,
            @RequestParam(defaultValue = "HEAD") String from,
            @RequestParam(defaultValue = "100") int limit,
            Principal who) {
        return history(ref, who).checkpoints(from, limit);
    }

    @GetMapping("/checkpoints/{commit}/files")
    @Operation(summary = "What is in a folder at a commit; without `folder`, in the root")
    HistoryApi.FolderView folder(
            @PathVariable String ref,
            @PathVariable String commit,
            @RequestParam(defaultValue = "") String folder,
            Principal who) {
        return history(ref, who).folder(commit, folder);
    }

    @GetMapping("/checkpoints/{commit}/found")
    @Operation(summary = "The files at a commit whose path has `name` in it")
    HistoryApi.FolderView find(
            @PathVariable String ref, @PathVariable String commit, @RequestParam String name, Principal who) {
        return history(ref, who).find(commit, name);
    }

    @GetMapping("/checkpoints/{commit}/diff")
    @Operation(summary = "What a commit changed, as a list and a patch of up to 1 MB")
    HistoryApi.DiffView change(@PathVariable String ref, @PathVariable String commit, Principal who) {
        return history(ref, who).change(commit);
    }

    @GetMapping("/checkpoints/{commit}/file")
    @Operation(summary = "One file at a commit, up to 1 MB")
    HistoryApi.FileView file(
            @PathVariable String ref, @PathVariable String commit, @RequestParam String path, Principal who) {
        return history(ref, who).file(commit, path);
    }

    @GetMapping("/diff")
    @Operation(summary = "What differs between two commits, as a list and a patch of up to 1 MB")
    HistoryApi.DiffView diff(
            @PathVariable String ref,
            @RequestParam String from,
            @RequestParam(defaultValue = "HEAD") String to,
            Principal who) {
        return history(ref, who).diff(from, to);
    }
}
