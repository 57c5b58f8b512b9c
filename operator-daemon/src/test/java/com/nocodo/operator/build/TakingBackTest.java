package com.nocodo.operator.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.spec.SpecDiff;
import com.nocodo.modes.spec.SpecOperation;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.workspace.Git;
import com.nocodo.protocol.ApplyRequest;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.ChangeRequest;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What "undo that" is read as, from what was changed before.
class TakingBackTest {
    private static final String SPEC = """
            nocodo: 1
            app: {name: Boats, slug: boats, language: %s, currency: EUR}
            entities:
              - {id: e1, name: boat, plural: boats, label: Boat, label_plural: Boats, display: [name],
                 fields: [{id: f1, name: name, label: Name, type: text, required: true}]}
            """;

    private final Database db;
    private final Home home;
    private final Services services;
    private final Path repository;
    private final List<String> told = new ArrayList<>();

    TakingBackTest(@TempDir Path folder) {
        home = Home.open(folder.resolve("home"), Map.of());
        db = Database.open(home.database());
        services = Shop.services(home, db, System.getenv());
        repository = folder.resolve("boats");
    }

    @BeforeEach
    void build() throws Exception {
        begin("en");
    }

    private void begin(String language) throws Exception {
        var yaml = SpecYaml.write(SpecYaml.read(SPEC.formatted(language)));
        var id = "p_" + language;
        services.projects()
                .add(new Project(
                        id,
                        language,
                        "Boats",
                        repository.resolveSibling(language),
                        "words",
                        Map.of(),
                        yaml,
                        Rendering.hash(yaml),
                        ProjectState.READY,
                        "now"));
        services.events().append(id, new ProjectEvent.BuildBegun(Rendering.hash(yaml), false));
        commit(language, yaml);
    }

    private Git git(String slug) {
        return new Git(
                services.runner(), repository.resolveSibling(slug), home.root().resolve("git.log"));
    }

    private void commit(String slug, String yaml) throws Exception {
        git(slug).init();
        Files.writeString(repository.resolveSibling(slug).resolve("nocodo.yaml"), yaml);
        git(slug).commit("Spec", "Task: " + yaml.hashCode());
    }

    /// As a change leaves it when it is applied.
    private void apply(String slug, String yaml) throws Exception {
        var written = SpecYaml.write(SpecYaml.read(yaml));
        commit(slug, written);
        services.projects()
                .applied(
                        "p_" + slug, written, Rendering.hash(written), git(slug).head());
    }

    private String spec(String slug) {
        return services.projects().get(slug).spec();
    }

    private BuildReport said(String slug, String words, boolean drop) throws InterruptedException {
        return new Applying(services).change(new ChangeRequest(slug, words, drop, true), step -> {
            if (step instanceof Progress.Note(var text)) {
                told.add(text);
            }
        });
    }

    private List<OperationView> said(String words) throws InterruptedException {
        return said("en", words, true).operations();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aRenameIsTakenBackAsARenameSoThatItsDataIsKept() throws Exception {
        apply(
                "en",
                spec("en")
                        .replace("name: \"name\"", "name: \"title\"")
                        .replace("name: name", "name: title")
                        .replace("- name", "- title")
                        .replace("[name]", "[title]"));

        var operations = said("en", "undo that", false).operations();

        assertThat(operations)
                .extracting(OperationView::words)
                .contains("Field `title` of `boat` is renamed to `name`");
        assertThat(operations).noneMatch(OperationView::destructive);
        assertThat(told)
                .anyMatch(note ->
                        note.startsWith("The last change is taken back: Field `name` of `boat` is renamed to `title`"));
    }

    @Test
    void dataThatOnlyTheNewerVersionHoldsIsLostOnlyWhereThatIsAllowed() throws Exception {
        addColour("en");

        assertThatThrownBy(() -> said("en", "undo that", false))
                .isInstanceOf(ProblemException.class)
                .satisfies(
                        e -> assertThat(((ProblemException) e).problem().code()).isEqualTo(Problem.Code.DENIED))
                .hasMessageContaining("`colour`");
        assertThat(said("undo that")).extracting(OperationView::destructive).containsExactly(true);
    }

    private void addColour(String slug) throws Exception {
        var with = new com.nocodo.modes.change.Changes()
                .read(
                        SpecYaml.read(spec(slug)),
                        slug.equals("de") ? "Füge Notizen zu Boat hinzu" : "add a colour to boats");
        assertThat(with.unread()).isEmpty();
        apply(slug, SpecYaml.write(with.spec()));
    }

    /// Colour and fee would else be one thing to a version that comes back, and the fees its colours.
    @Test
    void whatIsNewGetsAnIdThatNoEarlierVersionGave() throws Exception {
        var first = spec("en");
        addColour("en");
        var coloured = SpecYaml.read(spec("en"));
        apply("en", first);
        var project = services.projects().get("en");

        var charged = new Wished(services, project, Journal.NONE, step -> {})
                .spec(SpecYaml.read(first), new Wish.Said("add a fee to boats", null));

        assertThat(SpecDiff.between(charged, coloured))
                .extracting(SpecOperation::words)
                .containsExactlyInAnyOrder("`boat` gets a field `colour`", "Field `fee` of `boat` is removed");
    }

    /// Else it would be planned anew each time, for a spec that differs only in its numbers.
    @Test
    void aChangeThatWasCutShortIsTheSameWhenItIsCarriedOutAgain() throws Exception {
        var project = services.projects().get("en");
        var first = SpecYaml.read(spec("en"));
        var wished = new Wished(services, project, Journal.NONE, step -> {});
        var wish = new Wish.Said("add a fee to boats", null);

        var attempt = wished.spec(first, wish);
        commit("en", SpecYaml.write(attempt));
        commit("en", SpecYaml.write(first));

        assertThat(wished.spec(first, wish)).isEqualTo(attempt).isNotEqualTo(first);
    }

    @Test
    void anEditByHandThatGivesAnIdAgainIsRefused() throws Exception {
        var first = spec("en");
        addColour("en");
        var coloured = spec("en");
        apply("en", first);
        var stolen = coloured.replace("colour", "fee").replace("Colour", "Fee");

        assertThatThrownBy(() -> edited(stolen)).hasMessageContaining("an earlier version gave to `colour`");
        assertThat(edited(coloured).operations())
                .extracting(OperationView::words)
                .containsExactly("`boat` gets a field `colour`");
    }

    private BuildReport edited(String yaml) throws Exception {
        var file = Files.writeString(repository.resolveSibling("edited.yaml"), yaml);
        return new Applying(services).apply(new ApplyRequest("en", file, true, true), step -> {});
    }

    @Test
    void whatWasTakenBackLastComesAgain() throws Exception {
        var first = spec("en");
        addColour("en");
        apply("en", first);

        assertThat(said("undo that")).extracting(OperationView::words).containsExactly("`boat` gets a field `colour`");
        assertThat(told).contains("What was taken back last comes again: `boat` gets a field `colour`");
    }

    @Test
    void withNothingChangedThereIsNothingToTakeBack() {
        assertThatThrownBy(() -> said("undo that"))
                .hasMessageContaining("Boats was not changed since it was built, so there is nothing to take back");
    }

    @Test
    void germanTakesBackToo() throws Exception {
        begin("de");
        addColour("de");

        assertThat(said("de", "Nimm das zurück", true).operations())
                .singleElement()
                .matches(OperationView::destructive);
    }

    @Test
    void aSpecThatIsNotInTheRepositoryAnyMoreIsSaidSo() throws Exception {
        var elsewhere = SpecYaml.write(SpecYaml.read(spec("en").replace("Boats", "Ships")));
        services.events().append("p_en", new ProjectEvent.ChangeApplied("gone", null));
        services.projects().applied("p_en", elsewhere, Rendering.hash(elsewhere), "c0ffee1");
        commit("en", elsewhere);

        assertThatThrownBy(() -> said("undo that")).hasMessageContaining("not in its repository");
    }

    @Test
    void whatWasAskedForBeforeAnotherChangeIsAskedAgain() {
        var journal = new Journal() {
            @Override
            public boolean applied() {
                return false;
            }

            @Override
            public boolean overtaken() {
                return true;
            }

            @Override
            public void proposed(String specHash, List<OperationView> operations) {}
        };

        assertThatThrownBy(() -> new Applying(services)
                        .queued("en", new Wish.Said("undo that", null), true, journal, step -> {}))
                .hasMessageContaining("Something else was changed since");
    }
}
