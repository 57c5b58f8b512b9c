package com.nocodo.operator.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.build.Shop;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.CardView;
import com.nocodo.protocol.CardView.Standing;
import com.nocodo.protocol.CheckView;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardsTest {
    private final Shop shop;

    CardsTest(@TempDir Path folder) {
        shop = new Shop(folder);
    }

    @AfterEach
    void end() throws Exception {
        shop.close();
    }

    private long tell(ProjectEvent event) {
        return shop.services().events().append("p_1", event);
    }

    private CardView card() {
        var services = shop.services();
        var project = services.projects().get("p_1");
        return new Cards(services).of(project, services.view(project));
    }

    private static JobView job(JobView.Kind kind) {
        var now = Instant.parse("2026-05-01T10:00:00Z");
        return new JobView(JobId.of(1), kind, JobState.RUNNING, null, "ann", 1, false, now, now, null, null);
    }

    private void ended(JobView.Kind kind, JobState outcome, @Nullable Problem problem) {
        tell(new ProjectEvent.JobEnded(job(kind), outcome, problem, List.of()));
    }

    @Test
    void anApplicationThatWasProvenAndDoesNotRunIsStopped() {
        assertThat(card().standing()).isEqualTo(Standing.STOPPED);
    }

    @Test
    void whatRunsIsToldAsRunning() throws Exception {
        shop.installFirst();
        shop.services().previews().start("p_1");

        assertThat(card().standing()).isEqualTo(Standing.RUNNING);
    }

    @Test
    void aBuildIsToldUntilItEndsAndABackupIsNone() {
        tell(new ProjectEvent.JobBegun(job(JobView.Kind.BUILD), null));
        tell(new ProjectEvent.JobBegun(job(JobView.Kind.BACKUP), null));
        assertThat(card().standing()).isEqualTo(Standing.BUILDING);

        ended(JobView.Kind.BUILD, JobState.DONE, null);
        tell(new ProjectEvent.JobBegun(job(JobView.Kind.BACKUP), null));
        assertThat(card().standing()).isEqualTo(Standing.STOPPED);
    }

    @Test
    void aChangeThatWouldLoseDataWaitsForAYesAndOneThatWasNotUnderstoodForNothing() {
        ended(JobView.Kind.CHANGE, JobState.FAILED, Problem.denied("This loses 3 rows."));
        assertThat(card().standing()).isEqualTo(Standing.NEEDS_YOU);

        ended(JobView.Kind.CHANGE, JobState.FAILED, Problem.invalid("What is a flurb?"));
        assertThat(card().standing()).isEqualTo(Standing.STOPPED);
    }

    @Test
    void aBuildThatProvedNothingAndAnApplicationThatEndedByItselfFailed() {
        shop.services().projects().move("p_1", ProjectState.BLOCKED);
        assertThat(card().standing()).isEqualTo(Standing.FAILED);

        shop.services().projects().move("p_1", ProjectState.READY);
        assertThat(card().standing()).isEqualTo(Standing.STOPPED);
        tell(new ProjectEvent.PreviewFailed("ended", "", "It ended.", List.of(), false));
        assertThat(card().standing()).isEqualTo(Standing.FAILED);
    }

    @Test
    void thePictureIsOfTheVersionThatItIsNow() throws Exception {
        var pictures = Files.createDirectories(shop.state().resolve("pictures"));
        Files.writeString(pictures.resolve("c0ffee.jpg"), "looks like this");
        proven("c0ffee");
        var pictured = proven("c0ffee");
        tell(new ProjectEvent.BuildBegun("h", true));
        tell(new ProjectEvent.CheckEnded(new CheckView("fmt", "fail", 1, 0, 1, 0.1, "no"), "badbad", false));
        tell(new ProjectEvent.BuildEnded(false, null));
        assertThat(card().picture()).isEqualTo(pictured);

        proven("abcdef");
        assertThat(card().picture()).isNull();
    }

    private long proven(String tree) {
        tell(new ProjectEvent.BuildBegun("h", false));
        tell(new ProjectEvent.CheckEnded(new CheckView("fmt", "pass", 1, 1, 0, 0.1, null), tree, false));
        return tell(new ProjectEvent.BuildEnded(true, "c1"));
    }

    @Test
    void whatOnlyRunsOrIsBackedUpDoesNotChangeIt() {
        var before = card().changedAt();
        tell(new ProjectEvent.BackedUp("b", "daily"));
        assertThat(card().changedAt()).isEqualTo(before);

        tell(new ProjectEvent.MessageSaid(1, "k", "ann", "Boats have a name."));
        assertThat(card().changedAt()).isAfter(before);
    }
}
