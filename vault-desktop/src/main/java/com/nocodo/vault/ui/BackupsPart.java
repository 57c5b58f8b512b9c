package com.nocodo.vault.ui;

import com.nocodo.vault.door.BackupView;
import com.nocodo.vault.door.BackupsView;
import com.nocodo.vault.door.RestoreView;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.TrustView.Trust;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Backups of one server, and what can be restored onto it.
final class BackupsPart extends Section {
    private final Person person;
    private final ServerView server;
    private final boolean free;
    private final Runnable changed;

    /// @param changed looks at the server again
    BackupsPart(Person person, ServerView server, Runnable changed) {
        this.person = person;
        this.server = server;
        this.free = server.trust() == Trust.TRUSTED && !server.working();
        this.changed = changed;
        var hostile = server.trust() == Trust.HOSTILE;
        var all = person.vault().backups().all();
        var own = all.backups().stream()
                .filter(one -> one.server().equals(server.id()))
                .toList();
        add(
                new H2("Backups"),
                new Paragraph(hostile ? Parts.chip("none is taken any more", "bad") : chip(all, own)),
                Parts.hint(
                        "All that the operator keeps: projects, their data, people. It comes to this computer sealed, opens"
                                + " with this vault alone, and stays when the server goes."));
        var restore = person.vault().backups().lastRestore(server.id());
        if (restore != null) {
            add(last(restore));
        }
        if (!hostile && !server.working()) {
            add(Parts.row(new Button("Back up now", click -> backUp())));
        }
        var list = new UnorderedList();
        list.addClassName("checks");
        own.forEach(one -> list.add(entry(one)));
        if (!own.isEmpty()) {
            add(list);
        }
        if (free) {
            add(others(all, own));
        }
    }

    private Span chip(BackupsView all, List<BackupView> own) {
        if (!all.due().contains(server.id())) {
            return own.isEmpty() ? Parts.chip("none", "none") : Parts.chip("in order", "good");
        }
        return own.stream().anyMatch(one -> one.state() == BackupView.State.WHOLE)
                ? Parts.chip("older than 7 days", "warn")
                : Parts.chip("no backup yet", "warn");
    }

    private Div last(RestoreView restore) {
        if (restore.underway()) {
            return server.working() && restore.trouble().isEmpty()
                    ? new Div(Parts.hint(goingOn(restore)))
                    : paused(restore);
        }
        if (restore.givenUp()) {
            return new Div(Parts.hint(restore.trouble()));
        }
        return restore.trouble().isEmpty()
                ? new Div(Parts.hint("%s was restored on %s.".formatted(restore.backup(), ended(restore))))
                : shown(Parts.alarm(), new Paragraph(restore.trouble()));
    }

    private static String goingOn(RestoreView restore) {
        return "%s is being %s.".formatted(restore.backup(), restore.givenUp() ? "left" : "restored");
    }

    private Div paused(RestoreView restore) {
        var why = new Paragraph("The restore of %s %s. %s"
                .formatted(
                        restore.backup(),
                        restore.givenUp() ? "was to be left, and is not yet" : "has not ended",
                        restore.trouble()));
        var choice = Parts.row();
        if (free) {
            choice.add(new Button("Go on with it", click -> goOn(restore)));
        }
        if (!server.working()) {
            choice.add(new Button("Leave this restore", click -> leave()));
        }
        return shown(Parts.alarm(), why, choice);
    }

    private void goOn(RestoreView restore) {
        var backups = person.vault().backups();
        if (Parts.tried(() -> backups.restore(server.id(), restore.backup(), restore.replace(), server.name()))) {
            changed.run();
        }
    }

    private static Div shown(Div alarm, Component... parts) {
        alarm.add(parts);
        alarm.setVisible(true);
        return alarm;
    }

    private void leave() {
        if (Parts.tried(() -> person.vault().backups().leaveRestore(server.id()))) {
            changed.run();
        }
    }

    private static String ended(RestoreView restore) {
        return Parts.moment(restore.ended() == null ? restore.begun() : restore.ended());
    }

    private void backUp() {
        if (Parts.tried(() -> person.vault().backups().backUp(server.id()))) {
            changed.run();
        }
    }

    private BackupEntry entry(BackupView one) {
        return free && one.state() == BackupView.State.WHOLE
                ? new BackupEntry(person, one, changed, new Button("Restore …", click -> ask(one)))
                : new BackupEntry(person, one, changed);
    }

    private void ask(@Nullable BackupView one) {
        if (one != null) {
            new RestoreDialog(person, server, one, changed).open();
        }
    }

    private Div others(BackupsView all, List<BackupView> own) {
        var whole = all.backups().stream()
                .filter(one -> one.state() == BackupView.State.WHOLE && !own.contains(one))
                .toList();
        if (whole.isEmpty()) {
            return new Div();
        }
        var choice = new Select<BackupView>();
        choice.setLabel("A backup of another server");
        choice.setItems(whole);
        choice.setItemLabelGenerator(BackupEntry::title);
        choice.setValue(whole.getFirst());
        return Parts.row(choice, new Button("Restore it here …", click -> ask(choice.getValue())));
    }
}
