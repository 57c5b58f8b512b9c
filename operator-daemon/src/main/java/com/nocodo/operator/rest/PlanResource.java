package com.nocodo.operator.rest;

import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.Remark;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/projects/{ref}/plans", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "plan", description = "Plans, their tasks, and what people say about those")
class PlanResource {
    private static final String TASK = "/{epic}/tasks/{task}";

    private final OperatorDoor door;

    PlanResource(OperatorDoor door) {
        this.door = door;
    }

    /// @param key names the comment; the same key again does nothing
    record NewComment(
            @Schema(pattern = "^[A-Za-z0-9_-]{1,64}$") String key,

            @Schema(minLength = 1, maxLength = Remark.LONGEST)
            String text) {}

    private PlanApi plan(String ref, Principal who) {
        return door.as(who).plan(ref);
    }

    @GetMapping
    @Operation(summary = "The newest plans with their tasks, newest first")
    List<PlanApi.PlanView> all(@PathVariable String ref, Principal who) {
        return plan(ref, who).all();
    }

    @GetMapping(TASK)
    @Operation(summary = "One task: what it asks, its states, checks and comments")
    PlanApi.TaskDetailView task(
            @PathVariable String ref, @PathVariable long epic, @PathVariable String task, Principal who) {
        return plan(ref, who).task(epic, task);
    }

    @PostMapping(path = TASK + "/comments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say something about a task; it goes to whoever carries the task out")
    PlanApi.CommentView comment(
            @PathVariable String ref,
            @PathVariable long epic,
            @PathVariable String task,
            @RequestBody NewComment comment,
            Principal who) {
        return plan(ref, who).comment(epic, task, new Remark(comment.key(), comment.text()));
    }

    @PostMapping(TASK + "/comments/{comment}/ask")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Say a comment on a task that is over to the project, as a change")
    PlanApi.CommentView askFor(
            @PathVariable String ref,
            @PathVariable long epic,
            @PathVariable String task,
            @PathVariable long comment,
            Principal who) {
        return plan(ref, who).askFor(epic, task, comment);
    }
}
