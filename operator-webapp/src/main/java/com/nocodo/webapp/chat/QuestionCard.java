package com.nocodo.webapp.chat;

import com.nocodo.protocol.QuestionView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/// The questions that the words left open, one at a time; each can be answered again later.
final class QuestionCard extends Div {
    private final Asking asking;
    private List<QuestionView> questions = List.of();
    private int at;

    /// Takes an answer to a question.
    interface Answering {
        void answer(QuestionView question, String answer);
    }

    /// What can be done with open questions besides.
    interface Asking extends Answering {
        /// Somebody says in words what holds.
        void otherwise(QuestionView question);

        /// Whatever nobody answered is decided here.
        void decide(List<QuestionView> open);
    }

    QuestionCard(Asking asking) {
        this.asking = asking;
        addClassNames("card", "questions");
        setVisible(false);
        getElement().executeJs("""
                this.addEventListener('keydown', e => {
                  if (e.key === 'Backspace') { this.querySelector('[data-back]')?.click(); e.preventDefault(); }
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
        var options = new Options(question, answer -> answer(question, answer));
        options.other(() -> asking.otherwise(question));
        legend.add(options);
        var progress = new Span(getTranslation("question.progress", at + 1, questions.size()));
        progress.addClassName("label");
        add(progress, legend, steps());
    }

    private void answer(QuestionView question, String answer) {
        asking.answer(question, answer);
        if (at < questions.size() - 1) {
            go(1);
        }
        getElement().executeJs("setTimeout(() => this.querySelector('.option')?.focus(), 50)");
    }

    private Div steps() {
        var back = new Button(getTranslation("question.back"), click -> go(-1));
        back.setEnabled(at > 0);
        back.getElement().setAttribute("data-back", true);
        var next = new Button(getTranslation("question.next"), click -> go(1));
        next.setEnabled(at < questions.size() - 1);
        var steps = new Div(back);
        var open = questions.stream().filter(one -> one.by().equals("default")).toList();
        if (open.size() > 1) {
            steps.add(new Button(getTranslation("question.decide-rest"), click -> asking.decide(open)));
        }
        steps.add(next);
        steps.addClassName("steps");
        steps.getChildren()
                .map(Button.class::cast)
                .forEach(button -> button.addThemeVariants(ButtonVariant.AURA_TERTIARY));
        return steps;
    }

    private void go(int by) {
        at += by;
        draw();
    }
}
