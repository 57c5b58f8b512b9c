package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.webapp.data.DataView;
import com.vaadin.flow.component.Component;
import java.util.List;

/// The rows of the application.
final class DataSide implements RightSide.Side {
    private final DataView view;

    DataSide(OperatorApi operator, ProjectSnapshot snapshot) {
        this.view = new DataView(operator, snapshot.project().id());
    }

    @Override
    public String name() {
        return "data";
    }

    @Override
    public Component view() {
        return view;
    }

    @Override
    public void take(List<EventRecord> events) {
        if (events.stream().anyMatch(record -> tells(record.event()))) {
            view.refresh();
        }
    }

    /// Whether there may be other rows, or other tables, than before.
    private static boolean tells(ProjectEvent event) {
        return event instanceof ProjectEvent.RowsTaken
                || event instanceof ProjectEvent.PreviewStarted
                || event instanceof ProjectEvent.PreviewStopped
                || event instanceof ProjectEvent.ChangeApplied;
    }
}
