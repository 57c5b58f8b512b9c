package com.nocodo.webapp.chat;

import com.nocodo.protocol.QuestionView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;

/// The answers that a question offers, each with what follows from it. The digits choose, too.
final class Options extends Div {
    static final String YOU_DECIDE = "you_decide";

    Options(QuestionView question, Consumer<String> chosen) {
        addClassName("options");
        var key = 1;
        for (var option : question.options()) {
            add(choice(question, option.id(), option.label(), option.consequence(), key++, chosen));
        }
        var byDefault = getTranslation("question.default", label(question, question.defaultAnswer()));
        add(choice(question, YOU_DECIDE, getTranslation("question.you-decide"), byDefault, key, chosen));
        getElement().executeJs("""
                this.addEventListener('keydown', e => {
                  if (e.ctrlKey || e.metaKey || e.altKey || !/^[0-9o]$/.test(e.key)) return;
                  const option = this.querySelector(`[data-key="${e.key}"], [data-also="${e.key}"]`);
                  if (option) { option.click(); e.preventDefault(); }
                });
                """);
    }

    /// An answer that is not among these is said in words.
    void other(Runnable inWords) {
        var button = button("0", getTranslation("question.other"), getTranslation("question.other.hint"));
        button.addClickListener(click -> inWords.run());
        button.getElement().setAttribute("data-key", "0").setAttribute("data-also", "o");
        add(button);
    }

    /// What an answer is called; itself, where it is a value.
    static String label(QuestionView question, String answer) {
        return question.options().stream()
                .filter(option -> option.id().equals(answer))
                .map(QuestionView.OptionView::label)
                .findFirst()
                .orElse(answer);
    }

    private static Button choice(
            QuestionView question, String id, String label, String consequence, int key, Consumer<String> chosen) {
        var button = button(String.valueOf(key), label, consequence);
        button.addClickListener(click -> chosen.accept(id));
        var holds = !question.by().equals("default")
                && id.equals(question.by().equals(YOU_DECIDE) ? YOU_DECIDE : question.answer());
        button.getElement().setAttribute("aria-pressed", String.valueOf(holds));
        if (key <= 9) {
            button.getElement().setAttribute("data-key", String.valueOf(key));
        }
        return button;
    }

    private static Button button(String key, String label, String consequence) {
        var text = new Div(new Span(key + "  " + label));
        var hint = new Span(consequence);
        hint.addClassName("hint");
        text.add(hint);
        var button = new Button(text);
        button.addClassName("option");
        return button;
    }
}
