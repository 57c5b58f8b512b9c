package com.nocodo.operator.task;

import static com.nocodo.operator.task.Actor.*;
import static com.nocodo.operator.task.TaskState.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;

/// The one table of allowed moves: from where, to where, and who may.
@SuppressWarnings("ImmutableEnumChecker") // the set never leaves this enum
enum Transition {
    SHAPE(DRAFT, NEEDS_TECHNICAL_SHAPING, PROJECT_MANAGER),
    RELEASE(DRAFT, READY, PROJECT_MANAGER),
    SHAPED(NEEDS_TECHNICAL_SHAPING, READY, ENGINEERING_MANAGER),
    SEND_BACK(NEEDS_TECHNICAL_SHAPING, DRAFT, ENGINEERING_MANAGER),
    START(READY, IN_PROGRESS, DISPATCHER),
    CANNOT_START(READY, BLOCKED, DISPATCHER),
    HAND_IN(IN_PROGRESS, IN_REVIEW, EXECUTOR),
    TRY_AGAIN(IN_PROGRESS, READY, DISPATCHER, RECOVERY),
    GIVE_UP(IN_PROGRESS, BLOCKED, DISPATCHER),
    PROVE(IN_REVIEW, DONE, GATE),
    REFUSE(IN_REVIEW, READY, GATE, RECOVERY),
    REFUSE_FOR_GOOD(IN_REVIEW, BLOCKED, GATE),
    REDO(DONE, READY, RECOVERY),
    UNBLOCK(BLOCKED, READY, PERSON, RECOVERY),
    DROP_DRAFT(DRAFT, CANCELLED, PERSON),
    DROP_UNSHAPED(NEEDS_TECHNICAL_SHAPING, CANCELLED, PERSON),
    DROP_READY(READY, CANCELLED, PERSON),
    DROP_RUNNING(IN_PROGRESS, CANCELLED, PERSON),
    DROP_REVIEWED(IN_REVIEW, CANCELLED, PERSON),
    DROP_BLOCKED(BLOCKED, CANCELLED, PERSON);

    private final TaskState from;
    private final TaskState to;
    private final EnumSet<Actor> actors;

    Transition(TaskState from, TaskState to, Actor... actors) {
        this.from = from;
        this.to = to;
        this.actors = EnumSet.copyOf(Arrays.asList(actors));
    }

    TaskState from() {
        return from;
    }

    TaskState to() {
        return to;
    }

    boolean allows(Actor actor) {
        return actors.contains(actor);
    }

    static Optional<Transition> between(TaskState from, TaskState to) {
        return Arrays.stream(values()).filter(t -> t.from == from && t.to == to).findFirst();
    }
}
