package com.nocodo.webapp.chat;

import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.protocol.QuestionView;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.Said;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The left half of a project's page: what was said and what came of it, the open questions, and the box to write in.
public final class ChatPanel extends Section implements JobCard.Asking {
    private static final int PAGE = 300;

    private final OperatorApi operator;
    private final String project;
    private final String person;
    private final Log log;
    private final QuestionCard questions;
    private final Composer composer;
    private final Pointer pointer;
    private final Button build = new Button();
    private final Button earlier = new Button();
    private final String name;
    private String state;
    private long first;

    /// @param person the name of who looks at it
    public ChatPanel(OperatorApi operator, String person, ProjectSnapshot snapshot) {
        this.operator = operator;
        this.person = person;
        this.name = snapshot.project().name();
        this.project = snapshot.project().id();
        this.state = snapshot.project().state();
        this.log = new Log(this);
        this.questions = new QuestionCard(new Questions());
        addClassName("chat");
        setAriaLabel(getTranslation("chat.title"));
        earlier.setText(getTranslation("chat.earlier"));
        earlier.addThemeVariants(ButtonVariant.AURA_TERTIARY);
        earlier.addClickListener(click -> showEarlier());
        build.setText(getTranslation("chat.build"));
        build.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        build.addClickListener(click -> tried(this::build));
        composer = new Composer(project, getTranslation("chat.placeholder"), operator.attachments(), new Receiver());
        pointer = new Pointer(operator, project, "nocodo-draft-" + project + "-about");
        composer.pointsBy(pointer);
        var talk = new Div(earlier, log);
        talk.addClassName("talk");
        var dock = new Div(questions, build, composer);
        dock.addClassName("dock");
        add(talk, dock);
        begin(snapshot);
    }

    private void begin(ProjectSnapshot snapshot) {
        var page = operator.eventsBefore(project, snapshot.seq() + 1, PAGE);
        first = page.isEmpty() ? 1 : page.getFirst().seq();
        earlier.setVisible(first > 1);
        log.take(page);
        snapshot.jobs().forEach(log::open);
        if (snapshot.sketch() != null) {
            understood(snapshot.sketch());
        }
        showBuild();
        log.scrollToNewest();
    }

    private void showEarlier() {
        var page = operator.eventsBefore(project, first, PAGE);
        first = page.isEmpty() ? 1 : page.getFirst().seq();
        earlier.setVisible(first > 1);
        log.putBefore(page);
    }

    /// What is written next is about this item of the spec.
    @Override
    public void pointAt(String ref) {
        pointer.pointAt(ref);
        composer.focus();
    }

    /// Writes something that is not said yet, behind what is being written.
    public void write(String text) {
        composer.write(text);
    }

    /// Shows what happened since.
    public void take(List<EventRecord> events) {
        log.take(events);
        for (var record : events) {
            switch (record.event()) {
                case ProjectEvent.ProjectStateChanged(var now) -> state = now;
                case ProjectEvent.SketchDrawn(var reading) -> understood(reading);
                case ProjectEvent.MessageSaid said -> composer.heard(said.key());
                case ProjectEvent.JobEnded ended -> tell(ended);
                default -> {}
            }
        }
        showBuild();
        log.scrollToEnd();
    }

    /// What somebody stopped is no news to them.
    private void tell(ProjectEvent.JobEnded ended) {
        var job = ended.job();
        if (isOwn(job) && ended.outcome() != JobState.CANCELLED) {
            var outcome = ended.outcome().text();
            DoneNotice.tell(
                    this,
                    getTranslation("done.title." + outcome, name),
                    getTranslation("job.%s.%s".formatted(job.kind().text(), outcome)),
                    project + job.id().text());
        }
    }

    private void understood(ReadingView reading) {
        questions.show(state.equals("described") ? reading.questions() : List.of());
    }

    /// One obvious next thing: to build what was described.
    private void showBuild() {
        build.setVisible(state.equals("described") && !log.works());
        if (!state.equals("described")) {
            questions.setVisible(false);
        }
    }

    @Override
    public void answer(QuestionView question, String answer) {
        tried(() -> operator.answer(project, question.id(), answer));
    }

    private final class Questions implements QuestionCard.Asking {
        @Override
        public void answer(QuestionView question, String answer) {
            ChatPanel.this.answer(question, answer);
        }

        @Override
        public void otherwise(QuestionView question) {
            composer.quote(question.text());
        }

        @Override
        public void decide(List<QuestionView> open) {
            tried(() -> open.forEach(question -> operator.answer(project, question.id(), Options.YOU_DECIDE)));
            build.focus();
        }
    }

    private void build() {
        operator.queueBuild(project);
    }

    @Override
    public void stop(JobView job) {
        tried(() -> operator.cancel(project, job.id()));
    }

    @Override
    public void allowLosses(JobView job) {
        tried(() -> operator.allowLosses(project, job.id()));
    }

    @Override
    public void buildAgain() {
        tried(this::build);
    }

    @Override
    public void undo() {
        tried(() -> operator.past(project).undo("undo-" + UUID.randomUUID()));
    }

    @Override
    public boolean undoImport(JobView job) {
        return tried(() -> operator.data(project).undoImport(job.id()));
    }

    @Override
    public Set<JobId> undoneImports() {
        return operator.data(project).imports().stream()
                .filter(DataApi.ImportView::undone)
                .map(DataApi.ImportView::job)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isOwn(JobView job) {
        return job.author().equals(person);
    }

    @Override
    public void startAgain() {
        tried(() -> operator.start(project));
    }

    private final class Receiver implements Composer.Receiver {
        @Override
        public void take(Said said) {
            operator.say(project, said);
        }

        @Override
        public boolean has(String key) {
            return Sent.in(operator, project, key);
        }
    }

    private static boolean tried(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
            return false;
        }
    }
}
