package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.webapp.code.CodeView;
import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Map;

/// The source of the application.
final class CodeSide implements RightSide.Side {
    private final CodeView view;

    CodeSide(OperatorApi operator, ProjectSnapshot snapshot, Address address) {
        this.view = new CodeView(
                operator.history(snapshot.project().id()),
                address.asked(),
                () -> address.show(view(), name(), address()));
    }

    @Override
    public String name() {
        return "code";
    }

    @Override
    public Component view() {
        return view;
    }

    @Override
    public Map<String, String> address() {
        return view.address();
    }

    @Override
    public void take(List<EventRecord> events) {
        if (events.stream().anyMatch(record -> commits(record.event()))) {
            view.refresh();
        }
    }

    /// Whether there may be other checkpoints than before.
    private static boolean commits(ProjectEvent event) {
        return event instanceof ProjectEvent.BuildEnded
                || event instanceof ProjectEvent.ChangeApplied
                || event instanceof ProjectEvent.ChangeTakenBack;
    }
}
