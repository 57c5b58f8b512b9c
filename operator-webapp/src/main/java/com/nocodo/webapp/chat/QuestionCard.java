package com.nocodo.webapp.chat;

import com.nocodo.protocol.QuestionView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;

/// The questions that the words left open, one at a time; each can be answered again later.
final class QuestionCard extends Div {
    private final Answering answering;
    private List<QuestionView> questions = List.of();
    private int at;

    /// Takes an answer to a question.
    interface Answering {
        void answer(QuestionView question, String answer);
    }

    QuestionCard(Answering answering) {
        this.answering = answering;
        addClassNames("card", "questions");
        setVisible(false);
        getElement().executeJs("""
                this.addEventListener('keydown', e => {
                  if (e.key === 'Backspace' && !e.composedPath()[0].matches?.('input')) { this.querySelector('[data-back]')?.click(); e.preventDefault(); }
                });
                """);
    }

    /// Stays at the question that is being looked at, if it is still asked.
    void show(List<QuestionView> newest) {
        var before = questions.isEmpty()
                ? null
                : questions.get(Math.min(at, questions.size() - 1)).id();
        questions = newest;
        var same = newest.stream().map(QuestionView::id).toList().indexOf(before);
        at = same >= 0 ? same : Math.min(at, Math.max(0, newest.size() - 1));
        setVisible(!newest.isEmpty());
        draw();
    }

    private void draw() {
        removeAll();
        if (questions.isEmpty()) {
            return;
        }
        var question = questions.get(at);
        var legend = new FieldSet(question.text());
        legend.add(new Paragraph(question.why()));
        legend.add(new Options(question, answer -> answer(question, answer)));
        if (question.kind().equals("text")
                || question.kind().equals("number")
                || question.kind().equals("date")) {
            legend.add(other(question));
        }
        var progress = new Span(getTranslation("question.progress", at + 1, questions.size()));
        progress.addClassName("label");
        add(progress, legend, steps());
    }

    private TextField other(QuestionView question) {
        var field = new TextField(getTranslation("question.other"));
        field.addValueChangeListener(change -> answer(question, change.getValue()));
        return field;
    }

    private void answer(QuestionView question, String answer) {
        answering.answer(question, answer);
        if (at < questions.size() - 1) {
            go(1);
        }
        getElement().executeJs("setTimeout(() => this.querySelector('.option')?.focus(), 50)");
    }

    private Div steps() {
        List<Button> buttons = new ArrayList<>();
        var back = new Button(getTranslation("question.back"), click -> go(-1));
        back.setEnabled(at > 0);
        back.getElement().setAttribute("data-back", true);
        var next = new Button(getTranslation("question.next"), click -> go(1));
        next.setEnabled(at < questions.size() - 1);
        buttons.add(back);
        buttons.add(next);
        buttons.forEach(button -> button.addThemeVariants(ButtonVariant.AURA_TERTIARY));
        var steps = new Div();
        steps.addClassName("steps");
        buttons.forEach(steps::add);
        return steps;
    }

    private void go(int by) {
        at += by;
        draw();
    }
}
