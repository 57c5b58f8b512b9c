package com.nocodo.vault.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;

/// A new password, typed twice, with an estimate of what it is worth.
final class NewPassword extends Div {
    private static final int SHORTEST = 8;

    private final PasswordField first;
    private final PasswordField second;
    private final ProgressBar bar = new ProgressBar(0, Strength.MOST);
    private final Span words = new Span();

    NewPassword(String label) {
        addClassName("new-password");
        first = new PasswordField(label);
        second = new PasswordField("The same again");
        first.setAutocomplete(Autocomplete.NEW_PASSWORD);
        second.setAutocomplete(Autocomplete.NEW_PASSWORD);
        first.setValueChangeMode(ValueChangeMode.LAZY);
        first.addValueChangeListener(change -> judge(change.getValue()));
        bar.getElement().setAttribute("aria-hidden", "true");
        words.getElement().setAttribute("role", "status");
        var hint =
                new Paragraph("Four or more words that have nothing to do with each other are easy to keep in mind and"
                        + " hard to guess. The bar is a rough estimate; it knows no dictionary.");
        hint.addClassName("hint");
        add(first, bar, words, hint, second);
    }

    private void judge(String typed) {
        var strength = Strength.of(typed);
        bar.setValue(Math.min(Strength.MOST, strength.bits()));
        words.setText(strength.words(typed));
    }

    /// The password, or nothing where the two differ or it is too short; then it is said at the fields.
    Optional<String> chosen() {
        first.setInvalid(first.getValue().length() < SHORTEST);
        first.setErrorMessage("At least 8 signs");
        second.setInvalid(!second.getValue().equals(first.getValue()));
        second.setErrorMessage("These are two different ones");
        return first.isInvalid() || second.isInvalid() ? Optional.empty() : Optional.of(first.getValue());
    }

    void clear() {
        first.clear();
        second.clear();
        judge("");
    }

    void focus() {
        first.focus();
    }
}
