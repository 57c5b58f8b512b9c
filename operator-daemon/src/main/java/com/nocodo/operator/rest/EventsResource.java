package com.nocodo.operator.rest;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/projects/{ref}/events")
@Tag(name = "events", description = "What happens to a project, in order and from any point")
class EventsResource {
    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(15);
    /// Clients come again, with what they may do then.
    private static final long LONGEST_MILLIS = Duration.ofMinutes(30).toMillis();

    private final OperatorDoor door;
    private final SentEvents sent;
    private final Semaphore followers = new Semaphore(1000);
    private final Set<Following> following = ConcurrentHashMap.newKeySet();

    EventsResource(OperatorDoor door, JsonMapper json) {
        this.door = door;
        this.sent = new SentEvents(json);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Events after a number, oldest first; or, with `before`, the newest before one")
    List<EventRecord> events(
            @PathVariable String ref,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") int limit,
            Principal who) {
        OperatorApi operator = door.as(who);
        return before == null ? operator.events(ref, after, limit) : operator.eventsBefore(ref, before, limit);
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema =
                                    @Schema(
                                            type = "string",
                                            description =
                                                    "one `id`, `event` (its type) and `data` (an EventRecord) each")))
    @Operation(
            summary = "Events as they happen (server-sent events); goes on after `Last-Event-ID`, else after `after`")
    SseEmitter follow(
            @PathVariable String ref,
            @RequestParam(defaultValue = "0") long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
            Principal who) {
        OperatorApi operator = door.as(who);
        var from = last == null ? after : last;
        var project = operator.project(ref).id(); // a name may come to another project
        operator.events(project, from, 1); // a wrong number or name is said before anything is sent
        if (!followers.tryAcquire()) {
            throw Problem.unavailable("Too many follow already. Try again later.")
                    .toException();
        }
        var emitter = new SseEmitter(LONGEST_MILLIS);
        var one = new Following(emitter);
        var thread = Thread.ofVirtual().name("events-" + ref).unstarted(() -> send(operator, project, from, one));
        emitter.onCompletion(thread::interrupt);
        one.interrupt = thread::interrupt;
        following.add(one);
        thread.start();
        return emitter;
    }

    /// Who follows. An interrupt in the midst of a write would cut the connection off.
    private static final class Following {
        private final SseEmitter emitter;
        private final ReentrantLock writing = new ReentrantLock();
        private Runnable interrupt = () -> {};
        private volatile boolean ended;

        Following(SseEmitter emitter) {
            this.emitter = emitter;
        }

        void send(Set<DataWithMediaType> data) throws IOException {
            writing.lock();
            try {
                if (!ended) {
                    emitter.send(data);
                }
            } finally {
                writing.unlock();
            }
        }

        /// Where something is just being written, that is the last.
        void end() {
            ended = true;
            if (writing.tryLock()) {
                try {
                    interrupt.run();
                } finally {
                    writing.unlock();
                }
            }
        }
    }

    /// The server waits for what is under way before it ends, and a stream would be for long.
    @EventListener(ContextClosedEvent.class)
    void end() {
        following.forEach(Following::end);
    }

    private void send(OperatorApi operator, String ref, long from, Following one) {
        try {
            var last = from;
            sign(one, "here"); // or a client would take 15 quiet seconds for a server that does not answer
            while (!one.ended && !Thread.currentThread().isInterrupted()) {
                var events = operator.await(ref, last, BETWEEN_SIGNS);
                if (!events.isEmpty()) {
                    one.send(Set.of(new DataWithMediaType(sent.of(events), MediaType.TEXT_EVENT_STREAM)));
                    last = events.getLast().seq();
                } else {
                    sign(one, "still here");
                }
            }
        } catch (IOException | IllegalStateException | ProblemException e) {
            // Whoever followed is gone, or the project is.
        } finally {
            following.remove(one);
            followers.release();
            complete(one.emitter);
        }
    }

    private static void sign(Following one, String comment) throws IOException {
        one.send(SseEmitter.event().comment(comment).build());
    }

    private static void complete(SseEmitter emitter) {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            // The answer was taken back already: whoever followed is gone.
        }
    }
}
