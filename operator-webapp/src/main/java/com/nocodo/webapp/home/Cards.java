package com.nocodo.webapp.home;

import com.nocodo.protocol.CardView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.chat.Follower;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;

/// The applications that there are. While the page is open, the newest of them say how they stand now.
final class Cards extends Div {
    private static final int MOST_FOLLOWED = 50;

    private final OperatorApi operator;
    private final List<CardView> all;
    private final UnorderedList list = new UnorderedList();
    private final List<Follower> followers = new ArrayList<>();

    Cards(OperatorApi operator) {
        this.operator = operator;
        this.all = operator.cards();
        list.addClassName("projects");
        all.forEach(card -> list.add(new Card(card)));
        show();
    }

    private void show() {
        removeAll();
        add(list.getChildren().findAny().isPresent() ? list : new Paragraph(getTranslation("home.empty")));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        all.stream().limit(MOST_FOLLOWED).forEach(card -> follow(event.getUI(), card));
    }

    private void follow(UI ui, CardView seen) {
        var project = seen.project().id();
        followers.add(new Follower(ui, operator, project, seen.seq(), events -> renew(project)));
    }

    private void renew(String project) {
        var shown = list.getChildren()
                .map(Card.class::cast)
                .filter(card -> card.shows(project))
                .findFirst();
        try {
            var now = operator.card(project);
            shown.ifPresent(card -> card.show(now));
        } catch (ProblemException e) {
            if (e.problem().code() == Problem.Code.NOT_FOUND) {
                shown.ifPresent(list::remove); // it was deleted
                show();
            }
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        followers.forEach(Follower::close);
        followers.clear();
    }
}
