package com.nocodo.webapp.project;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorApi.SampleView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// With which rows the application is shown: the real ones, or made-up ones to try things on. While it is the made-up
/// ones, a ribbon says so.
final class DataChoice extends Div {
    private static final Logger LOG = LoggerFactory.getLogger(DataChoice.class);
    private static final String REAL = "real";
    private static final String SAMPLE = "sample";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /// How often a project is asked again that is still being changed.
    private static final int PATIENCE = 30;

    private final OperatorApi operator;
    private final String project;
    private final Shown shown;
    private final RadioButtonGroup<String> rows = new RadioButtonGroup<>();
    private final Div ribbon = new Div();
    private final Span says = new Span();
    private final Button over = new Button();
    private String role = "owner";
    private int asked;
    private int answered;

    /// The place where it is shown.
    interface Shown {
        void real();

        /// What is shown now is not what was asked for: nobody shall work in it meanwhile.
        void waiting();

        /// @param address opens it, now
        /// @param home where it can be opened again
        void sample(String address, String home);
    }

    DataChoice(OperatorApi operator, String project, Shown shown) {
        this.operator = operator;
        this.project = project;
        this.shown = shown;
        addClassName("data-choice");
        rows.setAriaLabel(getTranslation("preview.rows"));
        rows.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        rows.setItems(REAL, SAMPLE);
        rows.setItemLabelGenerator(which -> getTranslation("preview.rows." + which));
        rows.setValue(REAL);
        rows.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose();
            }
        });
        over.setText(getTranslation("preview.sample.over"));
        over.addClickListener(click -> ask(() -> operator.startSampleOver(project), 0));
        ribbon.addClassNames("ribbon", "sample");
        says.getElement().setAttribute("role", "status");
        ribbon.add(says, over);
        ribbon.setVisible(false);
        add(rows, ribbon);
    }

    boolean isSample() {
        return SAMPLE.equals(rows.getValue());
    }

    private void choose() {
        if (isSample()) {
            open();
        } else {
            ribbon.setVisible(false);
            shown.real();
        }
    }

    /// As which role the made-up rows are seen from now on.
    void seeAs(String other) {
        role = other;
        if (isSample()) {
            open();
        }
    }

    /// Shows it from its first page; made anew where it is no more.
    void open() {
        ask(() -> operator.sample(project), 0);
    }

    /// The same, once nobody changes the project any more.
    void openAfterwards() {
        ask(() -> operator.sample(project), PATIENCE);
    }

    private record Opened(SampleView sample, String address) {}

    private void ask(Supplier<SampleView> ask, int patience) {
        begin();
        var as = role;
        beside(() -> new Opened(ask.get(), operator.seeSampleAs(project, as)), patience, opened -> {
            var view = opened.sample();
            says.setText(getTranslation("preview.sample.shown", view.rows())
                    + (view.leftOut() > 0 ? " " + getTranslation("preview.sample.left-out", view.leftOut()) : ""));
            shown.sample(opened.address(), view.url());
        });
    }

    private void begin() {
        says.setText(getTranslation("preview.sample.starting"));
        over.setEnabled(false);
        ribbon.setVisible(true);
        shown.waiting();
    }

    /// On a thread of its own: the page stays alive while rows are made.
    private <T> void beside(Supplier<T> work, int patience, Consumer<T> then) {
        var ui = getUI().orElseThrow();
        var number = ++asked;
        var trouble = getTranslation("preview.sample.trouble");
        Thread.ofVirtual().name("sample-" + project).start(() -> {
            try {
                var answer = patiently(work, patience);
                ui.access(() -> over(number, () -> then.accept(answer)));
            } catch (ProblemException e) {
                tell(ui, number, e.problem().message());
            } catch (UIDetachedException e) {
                // The page is gone.
            } catch (RuntimeException e) {
                LOG.warn("the sample of {} cannot be shown", project, e);
                tell(ui, number, trouble);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static <T> T patiently(Supplier<T> work, int patience) throws InterruptedException {
        for (int left = patience; ; left--) {
            try {
                return work.get();
            } catch (ProblemException e) {
                if (left == 0 || e.problem().code() != Problem.Code.CONFLICT) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private void tell(UI ui, int number, String why) {
        try {
            ui.access(() -> over(number, () -> {
                rows.setValue(REAL);
                shown.real();
                says.setText(getTranslation("preview.sample.failed", why));
                over.setVisible(false);
            }));
        } catch (UIDetachedException e) {
            // The page is gone.
        }
    }

    /// It was unused for too long, or took too much: what is in the frame answers no more. While another is asked for,
    /// that says nothing new.
    void ended() {
        if (answered != asked) {
            return;
        }
        shown.waiting();
        says.setText(getTranslation("preview.sample.ended"));
    }

    /// What was asked for counts only while it is still wanted, and nothing else was asked for since.
    private void over(int number, Runnable then) {
        if (number != asked) {
            return;
        }
        answered = number;
        over.setEnabled(true);
        over.setVisible(true);
        if (isSample()) {
            then.run();
        }
    }
}
