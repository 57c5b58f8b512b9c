package com.nocodo.vault.ui;

import com.nocodo.vault.door.AuditView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What was done with the vault, newest first, and whether all of it is as it was written.
@Route("audit")
@PageTitle("Audit · nocodo vault")
final class AuditPage extends Main {
    private static final int ASKED = 1000;
    private static final int SHOWN = 50;

    private final Person person;
    private final Div lines = new Div();
    private final Div found = new Div();
    private final List<AuditView> all = new ArrayList<>();
    private int first;

    AuditPage(Person person) {
        this.person = person;
        addClassName("page");
        found.getElement().setAttribute("role", "status");
        var busy = new Busy();
        var verify = new Button(
                "Verify",
                click -> busy.run(
                        "Reading everything, and checking it.",
                        click.getSource(),
                        () -> person.vault().verify(),
                        this::tell));
        add(
                new H1("Audit"),
                Parts.hint(
                        "Each line vouches for those before it. Verify finds lines that were changed, removed or put in"
                                + " between, and anything else in the vault's file that is not as it was written."),
                Parts.row(verify),
                busy,
                found,
                lines);
        load();
        draw();
    }

    private void load() {
        var last = 0L;
        List<AuditView> some;
        do {
            some = person.vault().audit(last, ASKED);
            all.addAll(some);
            last = some.isEmpty() ? last : some.getLast().number();
        } while (some.size() == ASKED);
    }

    private void draw() {
        lines.removeAll();
        var list = new UnorderedList();
        list.addClassName("audit");
        all.reversed().stream().skip(first).limit(SHOWN).forEach(line -> list.add(entry(line)));
        var newer = new Button("Newer", click -> turn(-SHOWN));
        newer.setEnabled(first > 0);
        var older = new Button("Older", click -> turn(SHOWN));
        older.setEnabled(first + SHOWN < all.size());
        var where = new Span("%d to %d of %d"
                .formatted(Math.min(first + 1, all.size()), Math.min(first + SHOWN, all.size()), all.size()));
        where.addClassName("meta");
        lines.add(list, Parts.row(newer, where, older));
    }

    private void turn(int by) {
        first = Math.max(0, first + by);
        draw();
    }

    private static ListItem entry(AuditView line) {
        var number = new Span(String.valueOf(line.number()));
        number.addClassName("number");
        var details = line.details().entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(", "));
        var meta = new Span("%s%s%s"
                .formatted(
                        Parts.moment(line.at()),
                        line.subject().isEmpty() ? "" : " · " + line.subject(),
                        details.isEmpty() ? "" : " · " + details));
        meta.addClassName("meta");
        return new ListItem(number, new Span(line.verb()), kind(line.type()), meta);
    }

    private static Span kind(String type) {
        return switch (type) {
            case "INTENT" -> Parts.chip("begun", "none");
            case "SUCCEEDED" -> Parts.chip("done", "good");
            case "FAILED" -> Parts.chip("failed", "bad");
            case "UNVOUCHED" -> Parts.chip("while locked; nobody vouches", "warn");
            default -> Parts.chip("noted", "none");
        };
    }

    private void tell(List<String> findings) {
        found.removeAll();
        if (findings.isEmpty()) {
            found.add(new Paragraph(Parts.chip("All is as it was written", "good")));
            return;
        }
        var list = new UnorderedList();
        findings.forEach(one -> list.add(new ListItem(one)));
        var alarm = Parts.alarm();
        alarm.add(
                new Paragraph(
                        "Not everything is as the vault wrote it. Restore a backup, and ask who wrote to the file."),
                list);
        alarm.setVisible(true);
        found.add(alarm);
    }
}
