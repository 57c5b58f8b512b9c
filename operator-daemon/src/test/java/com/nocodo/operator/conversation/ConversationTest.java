package com.nocodo.operator.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.identity.Caller;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectView;
import com.nocodo.protocol.Said;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said before anything is built, and while nobody carries jobs out.
class ConversationTest {
    private static final Said FIRST = new Said("k1", "Boats have a name and a length in metres.");

    private static final String OPEN =
            "Rooms have a name. Bookings have a start, an end and a price. Each booking is for one room. Invoices have"
                    + " a total.";

    @TempDir
    Path folder = Path.of(".");

    private LocalOperator operator;
    private ProjectView project;

    @BeforeEach
    void begin() {
        operator = open();
        project = operator.begin(FIRST);
    }

    private LocalOperator open() {
        return LocalOperator.open(
                folder.resolve("home"),
                Map.of("NOCODO_CACHE", folder.resolve("cache").toString()));
    }

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void aMessageCanBeAboutSomethingOfTheSpecOnceThatIsAgreed() {
        var pointing = new Said("k2", "Make this required.", List.of(), "boat.length");
        assertThat(operator.items(project.id())).anySatisfy(item -> {
            assertThat(item.ref()).isEqualTo("boat.length");
            assertThat(item.label()).isEqualTo("Boats › Length");
        });
        operator.queueBuild(project.id());

        var seq = operator.say(project.id(), pointing);

        var said = (ProjectEvent.MessageSaid)
                operator.events(project.id(), seq - 1, 1).getFirst().event();
        assertThat(said.about())
                .isNotNull()
                .satisfies(item -> assertThat(item.label()).isEqualTo("Boats › Length"));
        assertThat(operator.say(project.id(), pointing)).isEqualTo(seq);
        assertThatThrownBy(() -> operator.say(project.id(), new Said("k2", "Make this required.")))
                .hasMessageContaining("used for another message");
    }

    @Test
    void whatIsPointedAtInTheSketchIsCorrectedByWords() {
        operator.say(project.id(), new Said("k2", "Rename this to Span.", List.of(), "boat.length"));
        operator.say(project.id(), new Said("k3", "Trips have a date. Each trip is for one boat."));
        assertThat(fields("boat")).anyMatch(field -> field.startsWith("Span"));
        operator.say(project.id(), new Said("k4", "Remove this.", List.of(), "boat.span"));

        assertThat(entities()).containsExactly("boat", "trip");
        assertThat(fields("boat")).noneMatch(field -> field.startsWith("Span"));
        assertThat(operator.sketch(project.id()).ignored()).isEmpty();
        operator.say(project.id(), new Said("k5", "Make this prettier.", List.of(), "boat.name"));
        assertThat(operator.sketch(project.id()).ignored())
                .singleElement()
                .satisfies(ignored -> assertThat(ignored.text()).contains("prettier"));
    }

    private List<String> fields(String entity) {
        return operator.sketch(project.id()).understood().entities().stream()
                .filter(one -> one.name().equals(entity))
                .findFirst()
                .orElseThrow()
                .fields();
    }

    @Test
    void whatTheSpecHasNotCannotBePointedAt() {
        operator.queueBuild(project.id());

        assertThatThrownBy(() -> operator.say(project.id(), new Said("k2", "Remove this.", List.of(), "<b>boat")))
                .hasMessageContaining("has no '<b>boat' to point at");
    }

    private List<EventRecord> events() {
        return operator.events(project.id(), 0, OperatorApi.MOST_EVENTS);
    }

    private List<String> types() {
        return events().stream().map(record -> record.event().type()).toList();
    }

    private List<String> entities() {
        return operator.sketch(project.id()).understood().entities().stream()
                .map(entity -> entity.name())
                .toList();
    }

    @Test
    void aProjectThatIsBegunIsListedWithItsSketchAndNoRepository() {
        assertThat(project.state()).isEqualTo("described");
        assertThat(operator.projects()).containsExactly(project);
        assertThat(Path.of(project.path())).doesNotExist();
        assertThat(types()).containsExactly("project_created", "message_said", "sketch_drawn");
        assertThat(entities()).containsExactly("boat");
        assertThat(operator.snapshot(project.slug()).sketch()).isEqualTo(operator.sketch(project.slug()));
    }

    @Test
    void whatIsSaidTwiceUnderOneKeyIsSaidOnce() {
        var seq = operator.say(project.id(), new Said("k2", "Customers have a name and a phone number."));
        operator.sketch(project.id());
        var before = events();

        assertThat(operator.begin(FIRST).id()).isEqualTo(project.id());
        assertThat(operator.say(project.slug(), new Said("k2", "Customers have a name and a phone number.")))
                .isEqualTo(seq);
        assertThat(operator.say(project.slug(), FIRST)).isEqualTo(2);
        assertThat(events()).isEqualTo(before);
        assertThatThrownBy(() -> operator.say(project.id(), new Said("k2", "Something else.")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.CONFLICT))
                .hasMessageContaining("k2 was used for another message");
        assertThatThrownBy(() -> operator.begin(new Said("k1", "Bees have a name.")))
                .hasMessageContaining("k1 was used for another message");
    }

    @Test
    void wordsThatSayNothingToBuildBeginNothing() {
        assertThatThrownBy(() -> operator.begin(new Said("k9", "Hello")))
                .hasMessageContaining("too little to build from");

        assertThat(operator.projects()).hasSize(1);
    }

    @Test
    void eachMessageAddsToTheDescriptionUnderItsAuthorsName() {
        operator.as(new Caller("ann")).say(project.id(), new Said("k2", "Customers have a name and a phone number."));

        assertThat(entities()).containsExactlyInAnyOrder("boat", "customer");
        assertThat(events().get(3).event())
                .isEqualTo(new ProjectEvent.MessageSaid(2, "k2", "ann", "Customers have a name and a phone number."));
        assertThat(operator.jobs(project.id())).isEmpty();
    }

    @Test
    void twoBrowsersThatSpeakAtOnceLoseNothingAndSeeOneSketchOfItAll() throws Exception {
        try (var other = open();
                var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> browsers = new ArrayList<>();
            for (var browser : List.of(operator, other)) {
                browsers.add(() -> {
                    for (int n = 0; n < 10; n++) {
                        browser.say(project.id(), new Said("same-" + n, "Boats have a colour."));
                        browser.say(
                                project.id(),
                                new Said(Thread.currentThread().threadId() + "-" + n, "Boats have note " + n + "."));
                    }
                    return null;
                });
            }
            for (var done : pool.invokeAll(browsers)) {
                done.get();
            }
        }

        operator.sketch(project.id());
        var said = events().stream()
                .map(EventRecord::event)
                .filter(ProjectEvent.MessageSaid.class::isInstance)
                .map(event -> ((ProjectEvent.MessageSaid) event))
                .toList();
        assertThat(said).hasSize(1 + 10 + 20);
        assertThat(said.stream().map(ProjectEvent.MessageSaid::id)).isSorted().doesNotHaveDuplicates();
        assertThat(said.stream().map(ProjectEvent.MessageSaid::key)).doesNotHaveDuplicates();
        assertThat(types().getLast()).startsWith("sketch_");
    }

    @Test
    void anAnswerDrawsTheSketchAnewAndCanBeChangedAndTakenBack() {
        var open = operator.begin(new Said("q1", OPEN));
        var question = operator.sketch(open.id()).questions().getFirst();
        var option = question.options().getLast().id();

        var seq = operator.answer(open.id(), question.id(), option);

        assertThat(operator.sketch(open.id()).questions().getFirst().answer()).isEqualTo(option);
        assertThat(operator.sketch(open.id()).questions().getFirst().by()).isEqualTo("user");
        assertThat(operator.events(open.id(), seq - 1, 1).getFirst().event())
                .isEqualTo(new ProjectEvent.AnswerGiven(
                        question.id(), option, Caller.local().name()));
        operator.answer(open.id(), question.id(), option);
        operator.answer(open.id(), question.id(), "you_decide");
        assertThat(operator.sketch(open.id()).questions().getFirst().by()).isEqualTo("you_decide");
        operator.takeBackAnswer(open.id(), question.id());
        operator.takeBackAnswer(open.id(), question.id());
        assertThat(operator.sketch(open.id()).questions().getFirst().by()).isEqualTo("default");
        assertThat(operator.events(open.id(), 0, 100))
                .filteredOn(record -> record.event() instanceof ProjectEvent.AnswerGiven)
                .hasSize(3);
    }

    @Test
    void anAnswerToAQuestionThatIsNotThereNamesThoseThatAre() {
        var open = operator.begin(new Said("q1", OPEN));
        var question = operator.sketch(open.id()).questions().getFirst().id();

        assertThatThrownBy(() -> operator.answer(open.id(), "no.such", "yes"))
                .hasMessageContaining("'no.such'")
                .hasMessageContaining(question);
        assertThatThrownBy(() -> operator.answer(open.id(), question, "perhaps"))
                .hasMessageContaining("'perhaps' is no answer to " + question);
        assertThatThrownBy(() -> operator.answer(open.id(), question, " ")).hasMessageContaining("1 to 2000");
    }

    @Test
    void questionsAreClosedWhileTheApplicationIsBeingBuilt() {
        var open = operator.begin(new Said("k-open", OPEN));
        var question = operator.sketch(open.id()).questions().getFirst().id();
        operator.queueBuild(open.id());

        assertThatThrownBy(() -> operator.answer(open.id(), question, "you_decide"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is being built")
                .hasMessageContaining("when it is there");
        assertThat(operator.jobs(open.id())).hasSize(1);
    }

    @Test
    void whatIsSaidBehindAQueuedBuildWaitsAsAChangeAndIsDescribedWhenTheBuildIsCancelled() {
        var build = operator.queueBuild(project.id());
        assertThat(operator.queueBuild(project.id())).isEqualTo(build);
        operator.say(project.id(), new Said("k2", "Customers have a name and a phone number."));
        assertThat(operator.project(project.id()).state()).isEqualTo("planned");
        assertThat(operator.jobs(project.id()))
                .extracting(JobView::kind, JobView::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(JobView.Kind.BUILD, JobState.QUEUED),
                        org.assertj.core.groups.Tuple.tuple(JobView.Kind.CHANGE, JobState.QUEUED));

        assertThat(operator.cancel(project.id(), build.id()).state()).isEqualTo(JobState.CANCELLED);

        assertThat(operator.jobs(project.id())).extracting(JobView::state).containsOnly(JobState.CANCELLED);
        assertThat(operator.project(project.id()).state()).isEqualTo("described");
        assertThat(entities()).containsExactlyInAnyOrder("boat", "customer");
        assertThat(operator.snapshot(project.id()).jobs()).hasSize(2);
    }

    @Test
    void aMessageWhoseSketchAKillCutOffIsReadWhenItIsAskedFor() {
        operator.say(project.id(), new Said("k2", "Customers have a name and a phone number."));
        operator.close();
        operator = open();
        try (var db =
                com.nocodo.operator.home.Database.open(folder.resolve("home").resolve("operator.db"))) {
            db.sql().sql("UPDATE description SET drawn = 0").update();
        }

        assertThat(entities()).containsExactlyInAnyOrder("boat", "customer");
        assertThat(types().getLast()).isEqualTo("sketch_drawn");
    }

    @Test
    void pagesGoBackwardsFromTheEndToTheFirstEvent() {
        operator.say(project.id(), new Said("k2", "Customers have a name and a phone number."));
        operator.sketch(project.id());
        var all = events();
        var end = operator.snapshot(project.id()).seq();

        var newest = operator.eventsBefore(project.id(), end + 1, 2);
        var rest = operator.eventsBefore(project.id(), newest.getFirst().seq(), 100);

        assertThat(newest).isEqualTo(all.subList(all.size() - 2, all.size()));
        assertThat(rest).isEqualTo(all.subList(0, all.size() - 2));
        assertThat(operator.eventsBefore(project.id(), 1, 5)).isEmpty();
        assertThatThrownBy(() -> operator.eventsBefore(project.id(), end + 2, 5))
                .hasMessageContaining("the events 1 to " + end);
        assertThatThrownBy(() -> operator.eventsBefore(project.id(), 0, 5)).hasMessageContaining("nothing before 0");
    }

    private static final String MEMBERS = """
        Members of the club
        Name,E-mail,Joined,Fee
        Ann,ann@example.org,2026-01-05,12.50
        Ben,ben@example.org,2026-02-05,12.50
        Cleo,cleo@example.org,2026-03-05,9.50
        Dan,dan@example.org,2026-04-05,9.50
        Eve,eve@example.org,2026-05-05,9.50
        """;

    private String upload(String name, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return operator.attachments()
                .add(name, bytes.length, new ByteArrayInputStream(bytes))
                .id();
    }

    private List<String> fields(ProjectView of) {
        return operator.sketch(of.id()).understood().entities().getFirst().fields();
    }

    @Test
    void aSpreadsheetBeginsAProjectWithItsSketch() {
        var file = upload("members.csv", MEMBERS);

        var club = operator.begin(new Said("s1", "", List.of(file)));

        assertThat(fields(club))
                .containsExactly(
                        "Name (text, required)",
                        "E-mail (email, required)",
                        "Joined (date, required)",
                        "Fee (money, required)");
        assertThat(operator.begin(new Said("s1", "", List.of(file))).id()).isEqualTo(club.id());
        var said = (ProjectEvent.MessageSaid)
                operator.events(club.id(), 0, 10).get(1).event();
        assertThat(said.attachments()).extracting(one -> one.name()).containsExactly("members.csv");
    }

    @Test
    void theSketchOfASpreadsheetIsCorrectedInWords() {
        var club = operator.begin(new Said("s1", "", List.of(upload("members.csv", MEMBERS))));

        operator.say(club.id(), new Said("s2", "Rename fee to monthly fee"));
        operator.say(club.id(), new Said("s3", "add a phone number to members"));
        operator.say(club.id(), new Said("s4", "paint it blue"));

        assertThat(fields(club))
                .contains("Monthly fee (money, required)")
                .anyMatch(field -> field.startsWith("Phone number"));
        assertThat(operator.sketch(club.id()).ignored())
                .extracting(one -> one.text())
                .contains("paint it blue");
        operator.say(club.id(), new Said("s5", "undo that"));
        assertThat(fields(club)).noneMatch(field -> field.startsWith("Phone number"));
    }

    @Test
    void whatASpreadsheetCannotDoIsSaid() {
        var file = upload("members.csv", MEMBERS);

        assertThatThrownBy(() -> operator.say(project.id(), new Said("s2", "see here", List.of(file))))
                .hasMessageContaining("begins an application of its own");
        assertThatThrownBy(() -> operator.begin(new Said("s1", "", List.of(file, upload("b.csv", MEMBERS)))))
                .hasMessageContaining("one spreadsheet");
        assertThatThrownBy(() -> operator.begin(new Said("s1", "", List.of("a_000000000000000000000000"))))
                .hasMessageContaining("Upload it again");
        assertThat(operator.projects()).containsExactly(project);
    }
}
