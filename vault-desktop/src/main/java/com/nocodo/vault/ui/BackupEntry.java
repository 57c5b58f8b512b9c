package com.nocodo.vault.ui;

import com.nocodo.vault.door.BackupView;
import com.nocodo.vault.door.FileSize;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/// One backup in a list.
final class BackupEntry extends ListItem {
    /// @param deleted looks again
    /// @param more what else can be done with it
    BackupEntry(Person person, BackupView backup, Runnable deleted, Component... more) {
        var title = new Span(title(backup));
        var meta = new Span(facts(backup));
        meta.addClassName("meta");
        add(chip(backup), title);
        add(more);
        if (backup.state() != BackupView.State.UNDERWAY) {
            add(delete(person, backup, deleted));
        }
        add(meta);
    }

    static String title(BackupView backup) {
        return "%s · %s".formatted(backup.name(), Parts.moment(backup.made() == null ? backup.begun() : backup.made()));
    }

    private static Span chip(BackupView backup) {
        return switch (backup.state()) {
            case UNDERWAY -> Parts.chip("being made", "works");
            case UNFINISHED -> Parts.chip("not finished", "warn");
            case WHOLE -> Parts.chip("sealed", "good");
            case GOING -> Parts.chip("being deleted", "bad");
            case MISSING -> Parts.chip("file missing", "bad");
        };
    }

    private static String facts(BackupView backup) {
        List<String> facts = new ArrayList<>();
        facts.add(backup.id());
        if (backup.made() != null) {
            if (backup.bytes() > 0) {
                facts.add(FileSize.words(backup.bytes()));
            }
            facts.add(backup.projects() == 1 ? "1 project" : backup.projects() + " projects");
            facts.add("operator " + backup.operator());
        }
        if (!backup.older().isEmpty()) {
            facts.add("not as new: " + backup.older());
        }
        if (backup.paused()) {
            facts.add("made while the server was paused");
        }
        if (!backup.trouble().isEmpty()) {
            facts.add(backup.trouble());
        }
        return String.join(" · ", facts);
    }

    private static Button delete(Person person, BackupView backup, Runnable deleted) {
        return new Button(
                "Delete …",
                click -> TypedName.ask(
                        "Delete the backup of " + title(backup),
                        "It goes for good: its key first, then its file.",
                        backup.id(),
                        "Delete",
                        typed -> {
                            person.vault().backups().delete(backup.id());
                            deleted.run();
                        }));
    }
}
