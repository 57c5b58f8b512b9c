package com.nocodo.vault.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// The sheet to print. One group of its code is typed back, from paper: a sheet that nobody has is no way back.
@Route(value = "sheet", autoLayout = false)
@PageTitle("Your sheet · nocodo")
final class SheetPage extends Bare {
    private final Person person;
    private final TextField typed;
    private final String expected;

    SheetPage(Person person) {
        super(
                "Print this sheet",
                "Whoever has it can open the vault, and without it and without the password nobody can. Keep it on paper,"
                        + " apart from this computer. It is shown this one time.");
        this.person = person;
        var code = person.sheet().map(sheet -> sheet.code()).orElse("");
        var groups = List.of(code.split("-"));
        var number = ThreadLocalRandom.current().nextInt(groups.size());
        this.expected = groups.get(number);
        this.typed = new TextField("From the paper: group %d of %d".formatted(number + 1, groups.size()));
        typed.setHelperText("So that nobody goes on without a sheet that can be read");
        var print = new Button("Print", click -> getElement().executeJs("window.print()"));
        print.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        var on = new Button("I have the sheet", click -> goOn());
        on.addClickShortcut(Key.ENTER).listenOn(typed);
        add(sheet(groups), print, typed, on);
    }

    private static Div sheet(List<String> groups) {
        var code = new Div();
        code.addClassName("code");
        groups.forEach(group -> code.add(new com.vaadin.flow.component.html.Span(group)));
        var sheet = new Div(
                new H2("Recovery sheet of a nocodo vault"),
                new Paragraph("Made on " + LocalDate.now(java.time.ZoneId.systemDefault()) + ". The code:"),
                code,
                new Paragraph(
                        "To come back in: start nocodo vault, choose “I forgot the password”, and type the code with a"
                                + " new password. On a new computer, restore a backup of the vault first. The sheet stays good when"
                                + " the password changes; a new sheet makes this one worthless."));
        sheet.addClassName("sheet");
        return sheet;
    }

    private void goOn() {
        var right = typed.getValue().strip().toUpperCase(Locale.ROOT).equals(expected);
        typed.setInvalid(!right);
        typed.setErrorMessage("That is another group than the one on the sheet");
        if (right) {
            person.hasPrinted();
            UI.getCurrent().navigate(person.takeWanted());
        }
    }
}
