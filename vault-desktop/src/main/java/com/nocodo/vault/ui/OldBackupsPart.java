package com.nocodo.vault.ui;

import com.nocodo.vault.door.BackupsView;
import com.nocodo.vault.door.FileSize;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.ServerView.State;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;

/// Backups whose server is gone or forgotten, and what all of them take.
final class OldBackupsPart extends Section {
    private final Person person;
    private final List<ServerView> servers;

    OldBackupsPart(Person person, List<ServerView> servers) {
        this.person = person;
        this.servers = servers;
        draw();
    }

    private void draw() {
        removeAll();
        var all = person.vault().backups().all();
        var here = servers.stream()
                .filter(one -> one.state() != State.GONE)
                .map(ServerView::id)
                .collect(Collectors.toSet());
        var old = all.backups().stream()
                .filter(one -> !here.contains(one.server()))
                .toList();
        setVisible(!all.backups().isEmpty()
                || !all.due().isEmpty()
                || !all.strangers().isEmpty());
        add(Parts.section(
                "Backups",
                "%d in all, %s on this computer. Each is on the page of its server."
                        .formatted(all.backups().size(), FileSize.words(all.bytes()))));
        if (!all.due().isEmpty()) {
            add(new Paragraph(Parts.chip("without a backup of the last 7 days: " + due(all), "warn")));
        }
        if (!all.strangers().isEmpty()) {
            add(Parts.hint("Beside them lie files of no backup of this vault, left as they are: "
                    + String.join(", ", all.strangers())));
        }
        if (!old.isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("checks");
            old.forEach(one -> list.add(new BackupEntry(person, one, this::draw)));
            add(Parts.hint("Of servers that are gone. Restore one from the page of another server:"), list);
        }
    }

    private String due(BackupsView all) {
        return servers.stream()
                .filter(one -> all.due().contains(one.id()))
                .map(ServerView::name)
                .collect(Collectors.joining(", "));
    }
}
