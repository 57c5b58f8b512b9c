package com.nocodo.vault.ui;

import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What pages are made of.
final class Parts {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Parts() {}

    static Section section(String title, String hint, Component... parts) {
        var section = new Section(new H2(title));
        if (!hint.isEmpty()) {
            section.add(hint(hint));
        }
        section.add(parts);
        return section;
    }

    static Paragraph hint(String text) {
        var hint = new Paragraph(text);
        hint.addClassName("hint");
        return hint;
    }

    static Div row(Component... parts) {
        var row = new Div(parts);
        row.addClassName("row");
        return row;
    }

    static Span chip(String text, String kind) {
        var chip = new Span(text);
        chip.addClassNames("state", kind);
        return chip;
    }

    static Div alarm() {
        var alarm = new Div();
        alarm.addClassName("alarm");
        alarm.getElement().setAttribute("role", "alert");
        alarm.setVisible(false);
        return alarm;
    }

    static void fact(DescriptionList list, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            list.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
        }
    }

    static String moment(Instant at) {
        return MOMENT.format(at.atZone(ZoneId.systemDefault()));
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }

    static String money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null
                ? "not known"
                : "%s %s"
                        .formatted(amount.stripTrailingZeros().toPlainString(), currency == null ? "" : currency)
                        .strip();
    }

    /// Tells what was wrong instead of failing.
    static boolean tried(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
            return false;
        }
    }
}
