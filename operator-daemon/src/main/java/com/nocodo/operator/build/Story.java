package com.nocodo.operator.build;

import com.nocodo.operator.event.Events;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectEvent;
import java.util.function.Consumer;

/// Shows how it goes, and keeps of it what somebody who comes later wants to read: steps and notes. Lines of a compiler
/// are only shown; tasks and checks tell of themselves where they are written down.
record Story(Events events, String project, Consumer<Progress> watcher) implements Consumer<Progress> {

    @Override
    public void accept(Progress progress) {
        switch (progress) {
            case Progress.Step(var text) -> events.tell(project, new ProjectEvent.StepBegun(text));
            case Progress.Note(var text) -> events.tell(project, new ProjectEvent.Noted(text));
            case Progress.Detail detail -> {}
            case Progress.Understood understood -> {}
            case Progress.Task task -> {}
            case Progress.Check check -> {}
        }
        watcher.accept(progress);
    }
}
