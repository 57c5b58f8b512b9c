package com.nocodo.operator.moving;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.task.Comment;
import com.nocodo.operator.task.Task;
import com.nocodo.operator.task.Tasks;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.Remark;
import com.nocodo.protocol.Said;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The history of a project is the same in the home that it comes to.
class HistoryStoreTest {
    private static final ProjectEvent IMPORTED =
            new ProjectEvent.ProjectImported("boats-2", "Boats", "/boats-2", Place.ID);

    @TempDir
    Path folder;

    private Place there;
    private Place here;

    @BeforeEach
    void homes() throws Exception {
        there = new Place(folder.resolve("there")).withProject();
        there.operator().say(Place.ID, new Said("k1", "Boats have a length in metres."));
        comment(there);
        here = new Place(folder.resolve("here")).withProject();
        here.operator().say(Place.ID, new Said("k1", "Boats have a mast."));
        here.operator().say(Place.ID, new Said("k2", "Boats have a colour."));
        new Projects(here.db(), here.events())
                .expect(new Project(
                        "p_2",
                        "boats-2",
                        "Boats",
                        folder.resolve("boats-2"),
                        "",
                        Map.of(),
                        "",
                        "",
                        ProjectState.READY,
                        "2026-01-01T00:00:00Z"));
        here.historyStore().write("p_2", there.historyStore().read(Place.ID), IMPORTED);
    }

    @AfterEach
    void close() {
        there.close();
        here.close();
    }

    private static List<Task> tasks(Place place, String project) {
        var tasks = new Tasks(place.db(), Clock.systemUTC(), place.events());
        return tasks.of(tasks.newest(project).orElseThrow().id());
    }

    private static void comment(Place place) {
        var tasks = new Tasks(place.db(), Clock.systemUTC(), place.events());
        var task = tasks(place, Place.ID).getFirst();
        tasks.comments().add(Place.ID, task, new Remark("c1", "Longer names, please."), "ann");
        tasks.comments().asked(Place.ID, task, 1, 1, "ann");
    }

    @Test
    void whatPeopleSayAboutATaskGoesWithIt() {
        var before = new Tasks(there.db(), Clock.systemUTC(), there.events())
                .comments()
                .of(tasks(there, Place.ID).getFirst());
        var after = new Tasks(here.db(), Clock.systemUTC(), here.events())
                .comments()
                .of(tasks(here, "p_2").getFirst());

        assertThat(after).usingRecursiveComparison().ignoringFields("epic").isEqualTo(before);
        assertThat(after)
                .extracting(Comment::text, Comment::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Longer names, please.", 1L));
    }

    @Test
    void everyEventIsThereInItsPlaceWithTheNumberThatItsPlanHasNow() {
        var before = there.events().after(Place.ID, 0, 1000);
        var after = here.events().after("p_2", 0, 1000);
        long plan = tasks(here, "p_2").getFirst().epic();

        assertThat(plan).isNotEqualTo(tasks(there, Place.ID).getFirst().epic());
        assertThat(after).hasSize(before.size() + 1);
        assertThat(after.getLast().event()).isEqualTo(IMPORTED);
        for (int n = 0; n < before.size(); n++) {
            var old = before.get(n);
            assertThat(after.get(n))
                    .isEqualTo(new EventRecord("p_2", old.seq(), old.at(), numbered(old.event(), plan)));
        }
    }

    private ProjectEvent numbered(ProjectEvent event, long plan) {
        return switch (event) {
            case ProjectEvent.EpicPlanned(var _, var title, var hash) ->
                new ProjectEvent.EpicPlanned(plan, title, hash);
            case ProjectEvent.JobQueued _ ->
                new ProjectEvent.JobQueued(here.jobs().of("p_2").getFirst().view());
            case ProjectEvent.TaskCommented(var _, var task, var id, var author, var text) ->
                new ProjectEvent.TaskCommented(plan, task, id, author, text);
            case ProjectEvent.TaskCommentAsked(var _, var task, var id, var message, var author) ->
                new ProjectEvent.TaskCommentAsked(plan, task, id, message, author);
            case ProjectEvent.TaskCreated(var _, var task, var actor) ->
                new ProjectEvent.TaskCreated(plan, task, actor);
            case ProjectEvent.TaskMoved(var _, var task, var from, var actor, var reason) ->
                new ProjectEvent.TaskMoved(plan, task, from, actor, reason);
            default -> event;
        };
    }

    @Test
    void whatWasSaidIsThereAndWhatWaitsIsCarriedOutHere() {
        var waiting = here.jobs().of("p_2").getFirst();

        assertThat(waiting.id())
                .isNotEqualTo(there.jobs().of(Place.ID).getFirst().id());
        assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
        new Projects(here.db(), here.events()).arrived("p_2");
        var events = here.operator().events("p_2", 0, 1000);
        assertThat(events)
                .extracting(EventRecord::event)
                .filteredOn(ProjectEvent.MessageSaid.class::isInstance)
                .extracting(event -> ((ProjectEvent.MessageSaid) event).text())
                .containsExactly("Boats have a length in metres.");
        assertThat(here.operator().say("p_2", new Said("k2", "Boats have a keel.")))
                .isPositive();
    }

    @Test
    void thePlanHasTheSameTasksWithTheSameNeeds() {
        var before = tasks(there, Place.ID);

        assertThat(tasks(here, "p_2"))
                .usingRecursiveComparison()
                .ignoringFields("epic")
                .isEqualTo(before);
        assertThat(before).anyMatch(task -> !task.needs().isEmpty());
    }

    /// Another machine's tools saw it; here it has to be seen again.
    @Test
    void evidenceIsKeptInItsChainAndSparesNoCheck() {
        assertThat(here.evidence().newest("p_2")).isEqualTo(there.evidence().newest(Place.ID));
        assertThat(here.evidence().broken("p_2")).isEmpty();
        assertThat(there.evidence().find(Place.ID, "fmt", "tree")).isPresent();
        assertThat(here.evidence().find("p_2", "fmt", "tree")).isEmpty();

        here.evidence().append("p_2", Place.record("fmt"));

        assertThat(here.evidence().find("p_2", "fmt", "tree")).isPresent();
        assertThat(here.evidence().broken("p_2")).isEmpty();
    }

    @Test
    void nobodySeesItBeforeItHasArrived() {
        assertThat(here.operator().projects()).hasSize(1);

        new Projects(here.db(), here.events()).arrived("p_2");

        assertThat(here.operator().projects()).hasSize(2);
    }

    @Test
    void whatAKillLeftOfAnImportIsGoneAtTheNextStart() throws Exception {
        here.close();

        try (var again = new Place(folder.resolve("here"))) {
            assertThat(again.db()
                            .sql()
                            .sql("SELECT id FROM project UNION SELECT project FROM events"
                                    + " UNION SELECT project FROM epic UNION SELECT project FROM evidence")
                            .query(String.class)
                            .list())
                    .containsExactly(Place.ID);
            assertThat(again.home().stateOf("p_2")).doesNotExist();
        }
        here = new Place(folder.resolve("here"));
    }
}
