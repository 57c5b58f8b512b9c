package com.nocodo.operator.conversation;

import com.nocodo.operator.build.Describing;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.job.Job;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.Said;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Answers to the questions that a description leaves open. Before the build an answer changes the description; after
/// it, it is a change like one in words.
final class Answering {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 2_000;

    private final Database db;
    private final ConversationStore store;
    private final Projects projects;
    private final Events events;
    private final Jobs jobs;
    private final Describing describing;
    private final SheetBases sheets;

    Answering(
            Database db,
            ConversationStore store,
            Projects projects,
            Events events,
            Jobs jobs,
            Describing describing,
            SheetBases sheets) {
        this.db = db;
        this.store = store;
        this.projects = projects;
        this.events = events;
        this.jobs = jobs;
        this.describing = describing;
        this.sheets = sheets;
    }

    /// What a job carries out.
    ///
    /// @param answer null: the default is to hold
    record Given(String question, @Nullable String answer) {
        static Given of(Job job) {
            return JSON.readValue(job.asked(), Given.class);
        }
    }

    /// Says what is answered to a project that is built; carried out by a job.
    interface Saying {
        long change(Project project, Said said, String asked, String author);
    }

    /// As [com.nocodo.protocol.OperatorApi#answer].
    long answer(String ref, Given given, String author, Saying saying) {
        refuse(ref, given);
        return together(() -> {
            var project = open(ref);
            if (project.state() != ProjectState.DESCRIBED) {
                var asked = JSON.writeValueAsString(given);
                if (isNewest(project, asked)) {
                    return events.end(project.id());
                }
                var said = new Said("answer-" + UUID.randomUUID(), told(project, given), List.of());
                return saying.change(project, said, asked, author);
            }
            if (Objects.equals(project.answers().get(given.question()), given.answer())) {
                return events.end(project.id());
            }
            var event = keep(project, given, author);
            store.changed(project.id(), event);
            return event;
        });
    }

    /// Whether the newest thing that the project does, or has done, is that answer: who did not hear whether it was
    /// taken, because a kill came before they were told, answers again.
    private boolean isNewest(Project project, String asked) {
        var all = jobs.of(project.id());
        return !all.isEmpty()
                && asked.equals(all.getLast().asked())
                && (!all.getLast().state().over() || all.getLast().state() == JobState.DONE);
    }

    private long keep(Project project, Given given, String author) {
        Map<String, String> answers = new TreeMap<>(project.answers());
        if (given.answer() == null) {
            answers.remove(given.question());
        } else {
            answers.put(given.question(), given.answer());
        }
        projects.answers(project.id(), answers);
        return events.append(project.id(), new ProjectEvent.AnswerGiven(given.question(), given.answer(), author));
    }

    /// The application follows the answer now; told once, however often a kill has it told.
    void carriedOut(Job job) {
        var given = Given.of(job);
        together(() -> {
            var project = projects.get(job.project());
            return Objects.equals(project.answers().get(given.question()), given.answer())
                    ? 0L
                    : keep(project, given, job.author());
        });
    }

    /// As a message that people read.
    private String told(Project project, Given given) {
        return describing.questions(project).stream()
                .filter(question -> question.id().equals(given.question()))
                .findFirst()
                .map(question -> describing.told(question, given.answer(), project))
                .orElseThrow(() -> Problem.conflict(
                                "What is asked there is not in %s any more. Say in words what should be different.",
                                project.name())
                        .toException());
    }

    private Project open(String ref) {
        var project = projects.get(ref);
        if (project.state() != ProjectState.DESCRIBED && !projects.built(project.id())) {
            throw Problem.conflict(
                            "%s is being built, so its questions are closed. Change the answer when it is there, or"
                                    + " stop the build.",
                            project.name())
                    .toException();
        }
        return project;
    }

    /// The words that hold now raise the question, and it can be answered so.
    private void refuse(String ref, Given given) {
        var answer = given.answer();
        if (answer != null && (answer.isBlank() || answer.length() > LONGEST || answer.indexOf('\0') >= 0)) {
            throw Problem.invalid("An answer has 1 to %d characters, and no zero byte.", LONGEST)
                    .toException();
        }
        var project = together(() -> open(ref));
        if (answer != null) {
            describing.check(words(project), Map.of(given.question(), answer));
        }
    }

    private String words(Project project) {
        if (project.state() != ProjectState.DESCRIBED) {
            return project.words();
        }
        return sheets.find(project.id())
                .map(sheet -> sheet.base().spec())
                .orElseGet(() -> together(() -> store.words(project.id())));
    }

    private <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(db.transaction().execute(status -> work.get()));
    }
}
