package com.nocodo.webapp.code;

import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.HistoryApi.CheckpointView;
import com.nocodo.protocol.HistoryApi.EntryView;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The repository at one checkpoint: its files, or what it changed. To look at only.
public final class CodeView extends Div {
    private static final String FILES = "files";
    private static final String CHANGES = "changes";

    private final HistoryApi history;
    private final Runnable chosen;
    private final Checkpoints checkpoints;
    private final RadioButtonGroup<String> mode = new RadioButtonGroup<>();
    private final FileFinder finder;
    private final FileTree tree;
    private final FilePane file;
    private final DiffPane diff;
    private final Div files;
    private final Div tools;
    private String path;
    private String drawn = "";

    /// @param asked what the address says: `commit`, `path`, `view`
    /// @param chosen hears that something else is shown
    public CodeView(HistoryApi history, Map<String, String> asked, Runnable chosen) {
        this.history = history;
        this.chosen = chosen;
        this.path = asked.getOrDefault("path", "");
        addClassName("code");
        checkpoints = new Checkpoints(history, asked.getOrDefault("commit", ""), this::choose);
        mode.setAriaLabel(getTranslation("code.view"));
        mode.setItems(FILES, CHANGES);
        mode.setItemLabelGenerator(one -> getTranslation("code." + one));
        mode.setValue(CHANGES.equals(asked.get("view")) ? CHANGES : FILES);
        mode.addValueChangeListener(change -> choose());
        tree = new FileTree(history, this::open);
        finder = new FileFinder(history, this::open, tree::setVisible);
        file = new FilePane(history);
        diff = new DiffPane(history);
        var left = new Div(finder, tree);
        left.addClassName("finding");
        files = new Div(left, file);
        files.addClassName("files");
        tools = new Div(checkpoints, mode);
        tools.addClassName("tools");
        addAttachListener(shown -> {
            drawn = ""; // what the browser drew is gone with its elements
            refresh();
        });
    }

    /// The newest checkpoints may be others now. Somebody may look at another side: the address stays.
    public void refresh() {
        if (!isAttached()) {
            return;
        }
        try {
            if (!checkpoints.read()) {
                say(getTranslation("code.none"));
                return;
            }
            if (tools.getParent().isEmpty()) {
                removeAll();
                add(tools, files, diff);
            }
            draw();
        } catch (ProblemException e) {
            say(e.problem().message());
        }
    }

    private void say(String text) {
        removeAll();
        drawn = "";
        add(new Paragraph(text));
    }

    private void choose() {
        draw();
        chosen.run();
    }

    /// What is at a checkpoint never changes: what is open stays as it is until another one is shown.
    private void draw() {
        var commit = commit();
        if (commit == null || drawn.equals(mode.getValue() + commit)) {
            return;
        }
        drawn = mode.getValue() + commit;
        var filesToo = mode.getValue().equals(FILES);
        files.setVisible(filesToo);
        diff.setVisible(!filesToo);
        if (filesToo) {
            tree.show(commit);
            finder.at(commit);
            if (!path.isEmpty()) {
                file.show(commit, path);
            }
        } else {
            diff.show(commit);
        }
    }

    private @Nullable String commit() {
        var checkpoint = checkpoints.getValue();
        return checkpoint == null ? null : checkpoint.commit();
    }

    private void open(EntryView entry) {
        path = entry.path();
        var commit = commit();
        var size = entry.size();
        if (size == null) {
            file.say("code." + entry.kind(), entry.path());
        } else if (size > HistoryApi.MOST_BYTES) {
            file.say("code.large", entry.path(), size);
        } else if (commit != null) {
            file.show(commit, entry.path());
        }
        chosen.run();
    }

    /// What the address should say.
    public Map<String, String> address() {
        Map<String, String> address = new LinkedHashMap<>();
        checkpoints.older().map(CheckpointView::commit).ifPresent(commit -> address.put("commit", commit));
        if (mode.getValue().equals(CHANGES)) {
            address.put("view", CHANGES);
        } else if (!path.isEmpty()) {
            address.put("path", path);
        }
        return address;
    }
}
