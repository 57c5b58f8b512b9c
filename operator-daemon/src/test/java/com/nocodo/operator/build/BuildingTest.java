package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildingTest {
    private static final String WORDS = "Boats have a name and a length in metres.";

    @TempDir
    Path folder = Path.of(".");

    @Test
    void theSameWordsDoNotGoOnWithAnApplicationWhoseChangeWasCutShort() throws Exception {
        var home = Home.open(folder.resolve("home"), System.getenv());
        try (var db = Database.open(home.database())) {
            var services = Shop.services(home, db, System.getenv());
            var place = Files.createDirectory(folder.resolve("boats"));
            Files.writeString(place.resolve("nocodo.yaml"), "changed");
            services.projects()
                    .add(new Project(
                            "p_1", "boats", "Boats", place, WORDS, Map.of(), "", "", ProjectState.BUILDING, "now"));
            Files.createDirectories(home.stateOf("p_1"));
            ChangeMark.begun("base", ProjectState.READY).write(home.stateOf("p_1"));
            var again = new BuildRequest(WORDS, Map.of(), place, false);

            assertThatThrownBy(() -> new Building(services).build(again, step -> {}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("exists and is not empty");
        }
    }

    @Test
    void aMarkThatCannotBeReadStopsOnlyTheBuildOfItsOwnWords() throws Exception {
        var home = Home.open(folder.resolve("home"), System.getenv());
        try (var db = Database.open(home.database())) {
            var services = Shop.services(home, db, System.getenv());
            var place = Files.createDirectory(folder.resolve("boats"));
            Files.writeString(place.resolve("nocodo.yaml"), "changed");
            services.projects()
                    .add(new Project(
                            "p_1", "boats", "Boats", place, WORDS, Map.of(), "", "", ProjectState.BUILDING, "now"));
            Files.createDirectories(home.stateOf("p_1"));
            var mark = Files.writeString(home.stateOf("p_1").resolve("change"), "half");
            var same = new BuildRequest(WORDS, Map.of(), place, false);
            var other = new BuildRequest("Bees have a name and a weight in grams.", Map.of(), place, false);

            assertThatThrownBy(() -> new Building(services).build(other, step -> {}))
                    .hasMessageContaining("exists and is not empty");
            assertThatThrownBy(() -> new Building(services).build(same, step -> {}))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("boats")
                    .hasMessageContaining(mark.toString());
        }
    }

    @Test
    void anApplicationThatIsBeingBuiltOrChangedIsNotStarted() throws Exception {
        var home = Home.open(folder.resolve("home"), System.getenv());
        try (var db = Database.open(home.database())) {
            var project = new Project(
                    "p_1",
                    "boats",
                    "Boats",
                    folder.resolve("boats"),
                    WORDS,
                    Map.of(),
                    "",
                    "",
                    ProjectState.BUILDING,
                    "now");
            var services = Shop.services(home, db, System.getenv());
            services.projects().add(project);

            try (var operator = LocalOperator.open(home.root(), System.getenv());
                    var building = Building.lock(services, project)) {
                assertThatThrownBy(() -> operator.start("boats"))
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining("is being built or changed");
            }
        }
    }

    /// As while the daily backup is made: nobody is refused for that.
    @Test
    void whoeverHoldsAReadyProjectForAMomentIsWaitedFor() throws Exception {
        try (var shop = new Shop(folder)) {
            var backup = FileLock.attempt(Building.lockFile(shop.services(), shop.project()))
                    .orElseThrow();
            var ends = Thread.ofPlatform().start(() -> {
                try (backup) {
                    TimeUnit.MILLISECONDS.sleep(500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });

            try (var mine = Building.lock(shop.services(), shop.project())) {
                assertThat(FileLock.attempt(Building.lockFile(shop.services(), shop.project())))
                        .isEmpty();
            }
            ends.join();
        }
    }

    @Test
    void whoeverWaitsForAProjectThatIsDeletedIsToldSoAndLeavesNothing() throws Exception {
        try (var shop = new Shop(folder)) {
            var services = shop.services();
            var held = FileLock.attempt(Building.lockFile(services, shop.project()))
                    .orElseThrow();
            var waits = new CountDownLatch(1);
            var deletes = Thread.ofPlatform().start(() -> {
                try (held) {
                    waits.await();
                    Folders.remove(shop.state());
                    services.projects().beginDeletion(shop.project().id());
                    services.projects().delete(shop.project());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThatThrownBy(() -> Building.lock(services, shop.project(), waits::countDown))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.NOT_FOUND));
            deletes.join();
            assertThat(shop.state()).doesNotExist();
        }
    }
}
