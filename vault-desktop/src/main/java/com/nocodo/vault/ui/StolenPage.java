package com.nocodo.vault.ui;

import com.nocodo.vault.door.StolenView;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/// A computer with a copy of the vault was lost: what was in it, one button for all servers, and what is left to do.
@Route("stolen")
@PageTitle("A lost computer · nocodo vault")
final class StolenPage extends Main {
    private final Person person;
    private @Nullable StolenView shown;
    private @Nullable Registration polls;

    StolenPage(Person person) {
        this.person = person;
        addClassName("page");
        show(person.vault().access().stolen());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polls = event.getUI()
                .addPollListener(poll -> show(person.vault().access().stolen()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polls != null) {
            polls.remove();
        }
    }

    private void show(StolenView view) {
        if (view.equals(shown)) {
            return;
        }
        shown = view;
        removeAll();
        add(new H1("A lost computer"));
        if (view.begun() == null) {
            add(
                    new Paragraph("Was a computer with a copy of this vault stolen or lost? Then nothing that was in it"
                            + " should open anything any more. The vault makes a list, does what it can, and keeps the rest"
                            + " until you have done it."),
                    primary(
                            "My laptop was stolen",
                            () -> person.vault().access().beginStolen()));
            return;
        }
        var exposed = new UnorderedList();
        view.exposed().forEach(one -> exposed.add(new ListItem(one)));
        var tasks = new OrderedList();
        tasks.addClassName("checks");
        view.tasks().forEach(task -> tasks.add(entry(task)));
        add(
                Parts.section("What was in it", "Since %s.".formatted(Parts.moment(view.begun())), exposed),
                Parts.section("What there is to do", "", actions(view), tasks));
    }

    private com.vaadin.flow.component.html.Div actions(StolenView view) {
        if (view.allDone()) {
            return Parts.row(primary("All is done: forget the list", () -> {
                person.vault().access().endStolen();
                return person.vault().access().stolen();
            }));
        }
        var open = view.tasks().stream().anyMatch(task -> !task.byHand() && task.state() == StolenView.State.OPEN);
        var all = primary("Give all servers new keys", () -> {
            person.vault().access().rotateAll();
            return person.vault().access().stolen();
        });
        all.setVisible(open);
        return Parts.row(all);
    }

    private Button primary(String text, java.util.function.Supplier<StolenView> work) {
        var button = new Button(text, click -> Parts.tried(() -> show(work.get())));
        button.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        return button;
    }

    private ListItem entry(StolenView.TaskView task) {
        var item = new ListItem(chip(task), new Span(task.what()));
        if (task.server() != null) {
            item.add(new RouterLink("Look at it", ServerPage.class, task.server()));
        }
        if (!task.link().isEmpty()) {
            var link = new Anchor(task.link(), "Where that is done");
            link.setTarget(AnchorTarget.BLANK);
            link.getElement().setAttribute("rel", "noreferrer");
            item.add(link);
        }
        if (task.byHand() && task.server() == null && task.state() != StolenView.State.DONE) {
            item.add(new Button(
                    "I have done it",
                    click -> Parts.tried(() -> show(person.vault().access().tick(task.id())))));
        }
        if (!task.trouble().isEmpty()) {
            var trouble = new Span(task.trouble());
            trouble.addClassName("meta");
            item.add(trouble);
        }
        return item;
    }

    private static Span chip(StolenView.TaskView task) {
        return switch (task.state()) {
            case OPEN -> Parts.chip("to do", task.trouble().isEmpty() ? "warn" : "bad");
            case WORKING -> Parts.chip("being done", "works");
            case DONE -> Parts.chip("done", "good");
        };
    }
}
