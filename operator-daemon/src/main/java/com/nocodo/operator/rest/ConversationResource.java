package com.nocodo.operator.rest;

import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.ReadingView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/projects/{ref}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "conversation", description = "What is said, understood, asked and done")
class ConversationResource {
    private final OperatorDoor door;

    ConversationResource(OperatorDoor door) {
        this.door = door;
    }

    /// The number of the event that something became; follow the stream from there.
    record Seq(long seq) {}

    /// @param answer the id of an option, a value, or `you_decide`
    record Answer(@Schema(minLength = 1, maxLength = 2000) String answer) {}

    @PostMapping(path = "/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Say something; the same key again does nothing")
    Seq say(@PathVariable String ref, @RequestBody NewMessage message, Principal who) {
        return new Seq(door.as(who).say(ref, message.said()));
    }

    @GetMapping("/sketch")
    @Operation(summary = "What is understood, and the questions with the answers that hold")
    ReadingView sketch(@PathVariable String ref, Principal who) {
        return door.as(who).sketch(ref);
    }

    @PutMapping(path = "/answers/{question}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Answer a question, or change the answer")
    Seq answer(@PathVariable String ref, @PathVariable String question, @RequestBody Answer answer, Principal who) {
        return new Seq(door.as(who).answer(ref, question, answer.answer()));
    }

    @DeleteMapping("/answers/{question}")
    @Operation(summary = "Take an answer back, so that the default holds")
    Seq takeBack(@PathVariable String ref, @PathVariable String question, Principal who) {
        return new Seq(door.as(who).takeBackAnswer(ref, question));
    }

    @PostMapping("/builds")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Queue the build of what was described")
    JobView build(@PathVariable String ref, Principal who) {
        return door.as(who).queueBuild(ref);
    }

    @GetMapping("/jobs")
    @Operation(summary = "The jobs, by id")
    List<JobView> jobs(@PathVariable String ref, Principal who) {
        return door.as(who).jobs(ref);
    }

    @PostMapping("/jobs/{job}/cancel")
    @Operation(summary = "Cancel a job that waits, or stop one that runs")
    JobView cancel(@PathVariable String ref, @PathVariable String job, Principal who) {
        return door.as(who).cancel(ref, new JobId(job));
    }

    @PostMapping("/jobs/{job}/allow-losses")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Queue a change again that was refused because it throws data away, now allowed to")
    JobView allowLosses(@PathVariable String ref, @PathVariable String job, Principal who) {
        return door.as(who).allowLosses(ref, new JobId(job));
    }
}
