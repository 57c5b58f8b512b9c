package com.nocodo.webapp.code;

import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.HistoryApi.CheckpointView;
import com.nocodo.webapp.shell.Moments;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Optional;

/// Chooses a checkpoint; the newest, until somebody chooses another.
final class Checkpoints extends ComboBox<CheckpointView> {
    private final HistoryApi history;
    private final String asked;
    private List<CheckpointView> known = List.of();

    Checkpoints(HistoryApi history, String asked, Runnable chosen) {
        this.history = history;
        this.asked = asked;
        addClassName("checkpoints");
        setLabel(getTranslation("code.checkpoint"));
        setItemLabelGenerator(this::label);
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.run();
            }
        });
        setClearButtonVisible(false);
    }

    private String label(CheckpointView one) {
        var time = Moments.of(one.at(), getLocale());
        return "%s · %s · %.7s".formatted(one.subject(), time, one.commit());
    }

    /// @return whether there is one
    boolean read() {
        var before = older().map(CheckpointView::commit).orElse(known.isEmpty() ? asked : "");
        known = history.checkpoints("HEAD", HistoryApi.MOST);
        setItems(known);
        known.stream()
                .filter(one -> !before.isEmpty() && one.commit().startsWith(before))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .ifPresent(this::setValue);
        return !known.isEmpty();
    }

    /// The chosen one, where it is not the newest.
    Optional<CheckpointView> older() {
        return Optional.ofNullable(getValue()).filter(one -> !known.isEmpty() && !one.equals(known.getFirst()));
    }
}
