package com.nocodo.operator.conversation;

import com.nocodo.modes.spec.SpecItem;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.attachment.Attachments;
import com.nocodo.operator.build.Describing;
import com.nocodo.operator.build.Describing.Draft;
import com.nocodo.operator.build.Told;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.job.Job;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.AttachmentApi.AttachmentView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.Said;
import com.nocodo.protocol.SpecItemView;
import com.nocodo.protocol.UnderstoodView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What people say to projects. Everything is durable when a call returns.
public final class Conversations implements AutoCloseable {
    private static final int LONGEST = 200_000;

    private final Database db;
    private final ConversationStore store;
    private final Projects projects;
    private final Events events;
    private final Jobs jobs;
    private final Describing describing;
    private final Sketches sketches;
    private final Attachments attachments;
    private final SheetBases sheets;
    private final Answering answering;

    public Conversations(
            Database db, Projects projects, Events events, Jobs jobs, Describing describing, Attachments attachments) {
        this.db = db;
        this.store = new ConversationStore(db);
        this.projects = projects;
        this.events = events;
        this.jobs = jobs;
        this.describing = describing;
        this.attachments = attachments;
        this.sheets = new SheetBases(db, attachments);
        this.answering = new Answering(db, store, projects, events, jobs, describing, sheets);
        this.sketches = new Sketches(db, store, projects, events, describing, sheets);
    }

    /// As [com.nocodo.protocol.OperatorApi#begin].
    public Project begin(Said first, String author) throws InterruptedException {
        var begun = begun(first);
        if (begun.isPresent()) {
            return begun.get();
        }
        if (first.about() != null) {
            throw Problem.invalid("A first message has nothing to point at yet. Say it in words alone.")
                    .toException();
        }
        var sheet = sheets.of(first);
        if (sheet == null && first.text().isBlank()) {
            throw Problem.invalid("Say in plain words what you need; a picture alone tells too little.")
                    .toException();
        }
        var draft = sheet == null
                ? describing.draft(first.text(), Map.of())
                : describing.draft(sheet.base(), List.of(new Told.Words(first.text(), null)));
        try (var planning = describing.lock()) {
            return together(() -> begun(first).orElseGet(() -> add(first, sheet, draft, author)));
        }
    }

    private Optional<Project> begun(Said first) {
        return together(() -> store.first(first.key()).map(message -> {
            refuseOther(message, first);
            return projects.get(message.project());
        }));
    }

    private Project add(Said first, SheetBases.@Nullable Sheet sheet, Draft draft, String author) {
        var project = describing.add(sheet == null ? first.text() : draft.spec(), draft);
        if (sheet != null) {
            sheets.add(project.id(), sheet);
        }
        var seq = say(project.id(), first, null, author, true);
        store.drawn(project.id(), seq, draft.reading(), null);
        events.append(project.id(), new ProjectEvent.SketchDrawn(draft.reading()));
        return project;
    }

    /// As [com.nocodo.protocol.OperatorApi#say].
    public long say(String ref, Said said, String author) {
        var seq = together(() -> {
            var project = projects.get(ref);
            return store.find(project.id(), said.key())
                    .map(message -> refuseOther(message, said))
                    .orElseGet(() -> say(project, said, author));
        });
        drawSoon(ref);
        return seq;
    }

    private static long refuseOther(Message message, Said said) {
        var about = message.about();
        if (!message.text().equals(said.text())
                || !message.files().equals(String.join(",", said.attachments()))
                || !Objects.equals(about == null ? null : about.ref(), said.about())) {
            throw Problem.conflict(
                            "The key %s was used for another message before. Say this one under a key of its own.",
                            said.key())
                    .toException();
        }
        return message.seq();
    }

    private long say(Project project, Said said, String author) {
        refuseFilesAlone(said);
        var about = about(project, said);
        if (project.state() == ProjectState.DESCRIBED) {
            refuseTooLong(project, said);
            return say(project.id(), said, about, author, true);
        }
        return change(project, said, about, null, author);
    }

    /// @param asked what the job carries out instead of the words
    private long change(
            Project project, Said said, @Nullable SpecItemView about, @Nullable String asked, String author) {
        var seq = say(project.id(), said, about, author, false);
        var message = store.find(project.id(), said.key()).orElseThrow().id();
        jobs.queueChange(project.id(), message, asked, author);
        return seq;
    }

    private static @Nullable SpecItemView about(Project project, Said said) {
        var ref = said.about();
        if (ref == null) {
            return null;
        }
        return items(project).stream()
                .filter(item -> item.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                "%s has no '%.60s' to point at. Look at its page again, and choose anew.",
                                project.name(), ref)
                        .toException());
    }

    /// As [com.nocodo.protocol.OperatorApi#items].
    public List<SpecItemView> items(String ref) {
        return items(projects.get(ref));
    }

    private static List<SpecItemView> items(Project project) {
        return SpecItem.of(SpecYaml.read(project.spec())).stream()
                .map(item -> new SpecItemView(item.ref(), item.id(), item.label()))
                .toList();
    }

    /// A spreadsheet begins an application, or its rows go into one that is there; neither is what this is.
    private void refuseFilesAlone(Said said) {
        if (said.attachments().stream().map(attachments::get).anyMatch(AttachmentView::holdsRows)) {
            throw Problem.invalid("A spreadsheet begins an application of its own: drop it on the first page. Once this"
                            + " application is built, the Data side imports its rows.")
                    .toException();
        }
        if (said.text().isBlank()) {
            throw Problem.invalid("Say in words what should be different; a picture alone tells too little.")
                    .toException();
        }
    }

    private void refuseTooLong(Project project, Said said) {
        var before = store.told(project.id()).stream()
                .mapToInt(one -> one instanceof Told.Words(var text, var about) ? text.length() + 2 : 0)
                .sum();
        if (before + said.text().length() > LONGEST) {
            throw Problem.invalid(
                            "With this message the description has more than %d characters. Build what is described,"
                                    + " and say the rest afterwards.",
                            LONGEST)
                    .toException();
        }
    }

    private long say(String project, Said said, @Nullable SpecItemView about, String author, boolean describes) {
        var id = store.nextId(project);
        var seq = events.append(
                project,
                new ProjectEvent.MessageSaid(
                        id, said.key(), author, said.text(), attachments.use(project, said.attachments()), about));
        store.add(project, id, said.key(), seq, describes);
        if (describes) {
            store.changed(project, seq);
        }
        return seq;
    }

    private void drawSoon(String ref) {
        var project = projects.find(ref);
        if (project.isPresent() && stale(project.get())) {
            sketches.drawSoon(project.get().id());
        }
    }

    private boolean stale(Project project) {
        return project.state() == ProjectState.DESCRIBED
                && store.description(project.id()).filter(Description::stale).isPresent();
    }

    /// As [com.nocodo.protocol.OperatorApi#answer]; null takes the answer back.
    public long answer(String ref, String question, @Nullable String answer, String author) {
        var seq = answering.answer(
                ref,
                new Answering.Given(question, answer),
                author,
                (project, said, asked, who) -> change(project, said, null, asked, who));
        drawSoon(ref);
        return seq;
    }

    /// As [com.nocodo.protocol.OperatorApi#sketch].
    public ReadingView sketch(String ref) {
        var project = projects.get(ref);
        sketches.draw(project.id());
        var description = store.description(project.id());
        description.map(Description::problem).ifPresent(problem -> {
            throw problem.toException();
        });
        return description
                .map(Description::reading)
                .orElseGet(() ->
                        describing.draft(project.words(), project.answers()).reading());
    }

    /// The newest sketch, as it is; nothing where none was drawn.
    public Optional<ReadingView> drawn(String project) {
        return store.description(project).map(Description::reading);
    }

    /// As [com.nocodo.protocol.OperatorApi#queueBuild].
    public Job queueBuild(String ref, String author) {
        while (true) {
            sketches.draw(projects.get(ref).id());
            var job = together(() -> tryToQueueBuild(projects.get(ref), author));
            if (job.isPresent()) {
                return job.get();
            }
        }
    }

    /// @return nothing where something was said in the moment since the sketch was drawn
    private Optional<Job> tryToQueueBuild(Project project, String author) {
        if (projects.built(project.id())) {
            throw Problem.conflict("%s is built already. Say what should be different.", project.name())
                    .toException();
        }
        if (stale(project)) {
            return Optional.empty();
        }
        if (project.state() == ProjectState.DESCRIBED) {
            store.description(project.id()).map(Description::problem).ifPresent(problem -> {
                throw problem.toException();
            });
            projects.move(project.id(), ProjectState.PLANNED);
        }
        return Optional.of(jobs.queueBuild(project.id(), author));
    }

    /// Reads what a kill left unread.
    public void drawStale() {
        sketches.drawStale();
    }

    /// The spreadsheet that the project began with.
    Optional<SheetBases.Sheet> sheet(String project) {
        return sheets.find(project);
    }

    Message message(Job job) {
        return store.find(job.project(), job.message()).orElseThrow();
    }

    void applied(Job job, UnderstoodView application) {
        sketches.applied(job.project(), application);
    }

    /// The application follows an answer that was changed.
    void answered(Job job, UnderstoodView application) {
        answering.carriedOut(job);
        sketches.applied(job.project(), application);
    }

    private <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(db.transaction().execute(status -> work.get()));
    }

    @Override
    public void close() {
        sketches.close();
    }
}
