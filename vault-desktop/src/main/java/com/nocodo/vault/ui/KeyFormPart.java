package com.nocodo.vault.ui;

import com.nocodo.vault.door.KeyForm;
import com.nocodo.vault.door.ProviderFormView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.LinkedHashMap;
import java.util.Map;

/// The form for a provider's key; each field is checked before anything is sent.
final class KeyFormPart extends Div {
    private final Person person;
    private final Runnable added;
    private final Select<ProviderFormView> provider = new Select<>();
    private final Div form = new Div();
    private final TextField name = new TextField("A name by which you will know it");
    private final Map<ProviderFormView.FieldView, TextFieldBase<?, String>> fields = new LinkedHashMap<>();

    KeyFormPart(Person person, Runnable added) {
        this.person = person;
        this.added = added;
        addClassName("form");
        form.addClassName("form");
        var forms = person.vault().keys().forms();
        provider.setLabel("Provider");
        provider.setItems(forms);
        provider.setItemLabelGenerator(one -> Words.provider(one.provider()));
        provider.addValueChangeListener(change -> draw(change.getValue()));
        name.setMaxLength(80);
        var add = new Button("Add the key", click -> add());
        add.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        add(provider, form, add);
        provider.setValue(forms.getFirst());
    }

    private void draw(ProviderFormView chosen) {
        form.removeAll();
        fields.clear();
        name.clear();
        name.setInvalid(false);
        var link = new Anchor(chosen.link(), "Make one at " + Words.provider(chosen.provider()));
        link.setTarget(AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noreferrer");
        form.add(Parts.hint(Words.coach(chosen.provider())), new Paragraph(link), name);
        for (var field : chosen.fields()) {
            TextFieldBase<?, String> input = field.secret()
                    ? new PasswordField(Words.field(field.name()))
                    : new TextField(Words.field(field.name()));
            input.setAutocomplete(Autocomplete.OFF);
            input.setPlaceholder(field.required() ? "" : "may stay empty");
            input.addValueChangeListener(change -> check(field, input));
            fields.put(field, input);
            form.add(input);
        }
    }

    private static boolean check(ProviderFormView.FieldView field, TextFieldBase<?, String> input) {
        var typed = input.getValue().strip();
        var good = typed.isEmpty() ? !field.required() : typed.matches(field.pattern());
        input.setInvalid(!good);
        input.setErrorMessage("Here belongs %s".formatted(field.expected()));
        return good;
    }

    private void add() {
        var good = !name.getValue().isBlank();
        name.setInvalid(!good);
        name.setErrorMessage("Give it a name");
        for (var field : fields.entrySet()) {
            good &= check(field.getKey(), field.getValue());
        }
        if (!good) {
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((field, input) -> values.put(field.name(), input.getValue()));
        var form = new KeyForm(provider.getValue().provider(), name.getValue(), values);
        if (Parts.tried(() -> person.vault().keys().add(form))) {
            draw(provider.getValue());
            added.run();
            Notices.tell("The key is in the vault. Check whether it works.");
        }
    }
}
