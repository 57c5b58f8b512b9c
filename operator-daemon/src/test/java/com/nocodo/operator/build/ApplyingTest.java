package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.workspace.Git;
import com.nocodo.operator.workspace.Workspace;
import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.ChangeRequest;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// What a change leaves when it cannot be carried out. The tools only say their version: nothing is compiled.
class ApplyingTest {
    private static final String SPEC = """
            nocodo: 1
            app: {name: Boats, slug: boats, language: en, currency: EUR}
            entities:
              - {id: e1, name: boat, plural: boats, label: Boat, label_plural: Boats, display: [name],
                 fields: [{id: f1, name: name, label: Name, type: text, required: true}]}
            """;

    private final Path folder;
    private final Home home;
    private final Database db;
    private final Services services;
    private final Project project;
    private final Git git;
    private final ApplyRequest change;
    private String base = "";
    private String tree = "";

    ApplyingTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        var environment = Map.of(
                "PATH",
                tools() + ":/usr/bin:/bin",
                "NOCODO_CACHE",
                folder.resolve("cache").toString());
        home = Home.open(folder.resolve("home"), environment);
        db = Database.open(home.database());
        services = Shop.services(home, db, environment);
        var yaml = SpecYaml.write(SpecYaml.read(SPEC));
        project = new Project(
                "p_1",
                "boats",
                "Boats",
                folder.resolve("boats"),
                "words",
                Map.of(),
                yaml,
                Rendering.hash(yaml),
                ProjectState.READY,
                "now");
        git = new Git(services.runner(), project.path(), folder.resolve("git.log"));
        var spec = Files.writeString(folder.resolve("spec.yaml"), yaml.replace("label: Name", "label: Called"));
        change = new ApplyRequest("boats", spec, false, false);
    }

    private Path tools() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        for (var tool : new String[] {"cargo", "rustfmt", "node", "chromium"}) {
            Files.writeString(bin.resolve(tool), "#!/bin/sh\necho " + tool + " 200.0.0\n");
            Files.setPosixFilePermissions(bin.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin;
    }

    @BeforeEach
    void write() throws Exception {
        services.projects().add(project);
        Files.createDirectories(home.stateOf("p_1"));
        git.init();
        new Workspace(project.path()).write(ApplicationFiles.of(SpecYaml.read(SPEC), project.spec()));
        base = git.commit("Build", "Task: 1");
        tree = git.tree();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void afterAKilledChangeOneThatFailsLeavesTheProjectAsItWasBeforeBoth() throws Exception {
        putAFolderInTheWay();
        ChangeMark.begun(base, ProjectState.READY).write(home.stateOf("p_1"));
        services.projects().move("p_1", ProjectState.BUILDING);

        assertThatThrownBy(() -> new Applying(services).apply(change, step -> {}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nocodo.yaml cannot be written");

        assertTakenBack();
    }

    @Test
    void aDatabaseThatFailsTakesTheChangeBackToo() throws Exception {
        db.sql().sql("""
                CREATE TRIGGER full BEFORE UPDATE ON task WHEN NEW.state = 'DONE'
                BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
                """).update();

        assertThatThrownBy(() -> new Applying(services).apply(change, step -> {}))
                .isInstanceOf(DataAccessException.class);

        assertTakenBack();
    }

    @Test
    void aRepositoryThatIsGoneIsSaidSoAndNotMadeAnew() {
        Folders.remove(project.path());

        assertThatThrownBy(() -> new Applying(services).apply(change, step -> {}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("boats is gone. Bring it back");
        assertThat(project.path()).doesNotExist();
    }

    @Test
    void withoutARepositoryTheOldVersionStillComesBack() throws Exception {
        var state = home.stateOf("p_1");
        Files.createDirectories(state.resolve("before-change"));
        Files.writeString(state.resolve("before-change/app"), "old");
        Files.writeString(state.resolve("app"), "new");
        ChangeMark.begun(base, ProjectState.READY)
                .at(ChangeMark.Phase.TAKING_BACK)
                .write(state);
        Folders.remove(project.path());

        assertThatThrownBy(() -> new Applying(services).apply(change, step -> {}))
                .hasMessageContaining("boats is gone. Bring it back");

        assertThat(state.resolve("app")).hasContent("old");
    }

    @Test
    void whyAChangeFailedIsSaidAlsoWhereItCannotBeTakenBack() throws Exception {
        putAFolderInTheWay();
        db.sql().sql("""
                CREATE TRIGGER full BEFORE UPDATE ON project WHEN NEW.state = 'READY'
                BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END
                """).update();

        assertThatThrownBy(() -> new Applying(services).apply(change, step -> {}))
                .hasMessageContaining("nocodo.yaml cannot be written")
                .satisfies(why -> assertThat(why.getSuppressed()).hasSize(1));
        assertThat(home.stateOf("p_1").resolve("change")).exists();
    }

    @Test
    void wordsAreShownAsOperationsFirst() throws Exception {
        var report = new Applying(services).change(said("Add a colour to boats", true), step -> {});

        assertThat(report.operations())
                .extracting(BuildReport.OperationView::words)
                .containsExactly("`boat` gets a field `colour`");
        assertThat(git.head()).isEqualTo(base);
    }

    @Test
    void wordsThatAreNotUnderstoodChangeNothing() throws Exception {
        assertThatThrownBy(() -> new Applying(services)
                        .change(said("Add a colour to boats. And gromble the frobs.", false), step -> {}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("gromble the frobs")
                .hasMessageContaining("Nothing was changed");

        assertThat(git.head()).isEqualTo(base);
        assertThat(home.stateOf("p_1").resolve("change")).doesNotExist();
    }

    @Test
    void wordsDoNotGoOverAnEditThatWasNotApplied() throws Exception {
        var spec = project.path().resolve("nocodo.yaml");
        Files.writeString(spec, project.spec().replace("label: Name", "label: Called"));

        assertThatThrownBy(() -> new Applying(services).change(said("Add a colour to boats", false), step -> {}))
                .hasMessageContaining("was edited and is not applied yet");

        assertThat(spec).content().contains("label: Called");
    }

    private static ChangeRequest said(String words, boolean preview) {
        return new ChangeRequest("boats", words, false, preview);
    }

    /// Where a file is to be written.
    private void putAFolderInTheWay() throws Exception {
        var place = project.path().resolve("nocodo.yaml");
        Files.delete(place);
        Files.createDirectories(place);
        Files.writeString(place.resolve("kept"), "");
        base = git.commit("In the way", "Task: 2");
        tree = git.tree();
    }

    private void assertTakenBack() throws Exception {
        assertThat(services.projects().get("p_1").state()).isEqualTo(ProjectState.READY);
        assertThat(home.stateOf("p_1").resolve("change")).doesNotExist();
        assertThat(git.head()).isNotEqualTo(base);
        assertThat(git.tree()).isEqualTo(tree);
        assertThat(git.status()).isBlank();
    }
}
