package com.nocodo.webapp.chat;

import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One job: its steps with their times while it runs, and then what came of it, computed from the facts.
final class JobCard extends Section {
    private final JobView job;
    private final Asking asking;
    private final OrderedList steps = new OrderedList();
    private final Div end = new Div();
    private final Div taken = new Div();
    private final Button stop = new Button();
    private final H2 title = new H2();
    private final JobClock clock = new JobClock();
    private final DoneNotice notice = new DoneNotice();
    private final Button takeOut = new Button();
    private @Nullable Button undo;
    private @Nullable ListItem step;
    private @Nullable Instant stepBegun;
    private int passed;
    private int cases;
    private int failed;

    /// What a person can ask for at a card.
    interface Asking extends SketchCard.Pointing {
        void stop(JobView job);

        void allowLosses(JobView job);

        void buildAgain();

        void undo();

        /// @return whether it is queued
        boolean undoImport(JobView job);

        /// The imports whose rows were taken out again.
        Set<JobId> undoneImports();

        void startAgain();

        /// Whether who looks at the page asked for the job.
        boolean isOwn(JobView job);
    }

    JobCard(JobView job, Asking asking) {
        this.job = job;
        this.asking = asking;
        addClassNames("card", "job");
        title.setText(getTranslation(
                "job.%s.%s".formatted(job.kind().text(), job.state().text())));
        steps.addClassName("progress");
        stop.setText(getTranslation("job.stop"));
        stop.addThemeVariants(ButtonVariant.AURA_DANGER);
        stop.addClickListener(click -> asking.stop(job));
        notice.setVisible(asking.isOwn(job));
        var waiting = new Div(stop, notice);
        waiting.addClassName("actions");
        add(title, clock, steps, waiting, taken, end);
    }

    /// @param usual the seconds that it usually takes here
    void begun(Instant at, @Nullable Integer usual) {
        clock.run(at, usual);
        title.setText(getTranslation("job.%s.running".formatted(job.kind().text())));
        steps.removeAll();
        passed = 0;
        failed = 0;
        cases = 0;
        stepBegun = at;
    }

    void step(String text, Instant at) {
        endStep(at);
        step = new ListItem(text);
        step.addClassName("running");
        steps.add(step);
        stepBegun = at;
    }

    private void endStep(Instant at) {
        if (step != null && stepBegun != null) {
            step.removeClassName("running");
            step.add(time(Duration.between(stepBegun, at)));
            step = null;
        }
    }

    private static Span time(Duration took) {
        var seconds = took.toMillis() / 1000.0;
        var time = new Span(String.format(Locale.ROOT, "%.1f s", seconds));
        time.addClassName("time");
        return time;
    }

    void check(CheckView check) {
        cases += check.ran();
        var passes = check.verdict().equals("pass");
        var line = new ListItem(getTranslation(passes ? "job.check" : "job.check.fails", name(check), check.ran()));
        line.addClassName(passes ? "check" : "fails");
        line.add(time(Duration.ofMillis(Math.round(check.seconds() * 1000))));
        steps.add(line);
        if (check.verdict().equals("pass")) {
            passed++;
        } else {
            failed++;
        }
    }

    private String name(CheckView check) {
        return getTranslation("check." + check.id());
    }

    void note(String text) {
        var note = new ListItem(plain(text));
        note.addClassName("note");
        steps.add(note);
    }

    /// What became of the rows of a spreadsheet.
    void rows(String project, ProjectEvent.RowsTaken rows) {
        taken.removeAll();
        taken.add(new RowsPart(project, rows));
    }

    void cancelling() {
        stop.setEnabled(false);
        stop.setText(getTranslation("job.stopping"));
    }

    void ended(JobState outcome, @Nullable Problem problem, List<BuildReport.OperationView> operations, Instant at) {
        endStep(at);
        clock.setVisible(false);
        stop.setVisible(false);
        notice.setVisible(false);
        title.setText(getTranslation("job.%s.%s".formatted(job.kind().text(), outcome.text())));
        addClassName(outcome.text());
        fold();
        if (outcome == JobState.DONE) {
            done(operations);
            takeBack();
        } else if (problem != null) {
            refused(problem);
        } else {
            end.add(new Paragraph(getTranslation("job.cancelled.hint")));
            again();
            takeBack();
        }
    }

    private void fold() {
        if (steps.getChildren().findAny().isPresent()) {
            remove(steps);
            addComponentAtIndex(2, new Details(getTranslation("job.steps"), steps));
        }
    }

    private void done(List<BuildReport.OperationView> operations) {
        if (!operations.isEmpty()) {
            var list = new UnorderedList();
            operations.forEach(one -> list.add(new ListItem(
                    one.rows() == null
                            ? plain(one.words())
                            : getTranslation("job.rows", plain(one.words()), one.rows()))));
            end.add(list);
        }
        if (passed + failed > 0) {
            end.add(new Paragraph(getTranslation("job.checks", passed, passed + failed, cases)));
        } else if (operations.isEmpty() && job.kind() == JobView.Kind.CHANGE) {
            end.add(new Paragraph(getTranslation("job.nothing")));
        }
    }

    /// The newest change can be taken back from here.
    void offerUndo() {
        undo = new Button(getTranslation("job.undo"), click -> asking.undo());
        end.add(undo);
    }

    void withdrawUndo() {
        if (undo != null) {
            end.remove(undo);
        }
    }

    /// Names of the spec as a person would write them.
    private static String plain(String words) {
        return Pattern.compile("`([^`]*)`")
                .matcher(words)
                .replaceAll(name -> "“" + name.group(1).replace('_', ' ') + "”");
    }

    private void takeBack() {
        if (job.kind() == JobView.Kind.IMPORT) {
            takeOut.setText(getTranslation("rows.undo"));
            takeOut.addClickListener(click -> takeOut.setEnabled(!asking.undoImport(job)));
            end.add(takeOut);
        }
    }

    /// Rows that are out again cannot be taken out once more.
    void undone(Set<JobId> imports) {
        takeOut.setVisible(!imports.contains(job.id()));
        takeOut.setEnabled(true);
    }

    private void refused(Problem problem) {
        var why = new Paragraph(plain(problem.message()));
        why.getElement().setAttribute("role", "alert");
        end.add(why);
        if (problem.code() == Problem.Code.DENIED) {
            end.add(new Button(getTranslation("job.allow-losses"), click -> asking.allowLosses(job)));
        } else {
            again();
        }
    }

    private void again() {
        if (job.kind() == JobView.Kind.BUILD) {
            end.add(new Button(getTranslation("job.again"), click -> asking.buildAgain()));
        }
    }
}
