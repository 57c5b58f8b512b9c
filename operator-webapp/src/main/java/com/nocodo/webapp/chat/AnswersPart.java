package com.nocodo.webapp.chat;

import com.nocodo.protocol.QuestionView;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/// The questions that were open, with the answers that hold; each can be answered otherwise.
final class AnswersPart extends Details {
    private final QuestionCard.Answering answering;

    AnswersPart(List<QuestionView> questions, QuestionCard.Answering answering) {
        this.answering = answering;
        setSummaryText(getTranslation("answers.title", questions.size()));
        addClassName("answers");
        var list = new UnorderedList();
        questions.forEach(question -> list.add(line(question)));
        add(list);
    }

    private ListItem line(QuestionView question) {
        var answer = question.answer();
        var holds = new Span(answer == null ? getTranslation("answers.words") : Options.label(question, answer));
        holds.addClassName("answer");
        var change = new Button(getTranslation("answers.change"), click -> ask(question));
        change.addThemeVariants(ButtonVariant.AURA_TERTIARY);
        change.setAriaLabel(getTranslation("answers.change.aria", question.text()));
        var line = new ListItem(new Span(question.text() + " "), holds, change);
        if (question.by().equals("default")) {
            holds.setText(getTranslation("answers.default", holds.getText()));
        }
        return line;
    }

    private void ask(QuestionView question) {
        var dialog = new Dialog(question.text());
        dialog.setWidth("min(32rem, 92vw)");
        var options = new Options(question, answer -> {
            dialog.close();
            answering.answer(question, answer);
        });
        dialog.add(new Paragraph(question.why()), options);
        dialog.getFooter().add(new Button(getTranslation("close"), click -> dialog.close()));
        dialog.open();
        options.getElement().executeJs("setTimeout(() => this.querySelector('.option')?.focus(), 100)");
    }
}
