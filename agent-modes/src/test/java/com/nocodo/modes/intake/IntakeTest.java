package com.nocodo.modes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.SpecCheck;
import com.nocodo.modes.spec.SpecEditor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static final String WORKSHOP = """
            Customers have a name, a phone number and an email. Each machine belongs to one customer and has a brand and a serial number (unique).
            Each visit is for one machine, with a start, an end, a fee and a status: planned, done, cancelled.
            A machine cannot have two visits at the same time. The fitter can see and update visits. Which visits are planned for next week?
            """;
    private final Intake intake = new Intake();

    @Test
    void theOperationsLeadFromAnEmptySpecToTheSpec() {
        var understanding = intake.understand(WORKSHOP);

        var built = SpecEditor.apply(AppSpec.empty(understanding.spec().app()), understanding.operations());

        assertThat(built).isEqualTo(understanding.spec());
    }

    @ParameterizedTest
    @CsvSource({
        "We hire out bouncy castles to schools., Bouncy castles",
        "Window cleaning round: customers come first., Window cleaning round",
        "Ein Programm für meine Imkerei., Imkerei",
        "Good morning., My application",
        "'Dear all, hello.', My application",
        "A booking app for my dog grooming salon., Dog grooming salon",
    })
    void theApplicationIsCalledWhatTheFirstSentenceIsAbout(String first, String name) {
        var words = first + " " + (name.equals("Imkerei") ? "Kunden haben Name und Telefon." : WORKSHOP);

        assertThat(intake.understand(words).spec().app().name()).isEqualTo(name);
    }

    @Test
    void theSameWordsGiveTheSameSpecAndQuestions() {
        assertThat(intake.understand(WORKSHOP)).isEqualTo(intake.understand(WORKSHOP));
    }

    @Test
    void everyOptionOfEveryQuestionIsAValidSpecAndNoTwoAreTheSame() {
        for (var gold : Gold.all("devset")) {
            var understanding = intake.understand(gold.words());
            assertThat(understanding.questions()).hasSizeLessThanOrEqualTo(5);
            for (var question : understanding.questions()) {
                var specs = new HashSet<AppSpec>();
                for (var option : question.options()) {
                    var changed = intake.answer(understanding, Map.of(question.id(), option.id()))
                            .spec();
                    assertThat(SpecCheck.problems(changed))
                            .as(gold.id() + " " + question.id() + "=" + option.id())
                            .isEmpty();
                    assertThat(specs.add(changed))
                            .as(gold.id() + " " + question.id() + "=" + option.id())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whoLeavesItToUsGetsTheDefaults() {
        var understanding = intake.understand(WORKSHOP);
        var first = understanding.questions().getFirst();

        var decided = intake.answer(understanding, Map.of(first.id(), Question.YOU_DECIDE));

        assertThat(decided.spec()).isEqualTo(understanding.spec());
    }

    @Test
    void anAnswerToNoQuestionNamesTheQuestionsThereAre() {
        var understanding = intake.understand(WORKSHOP);

        assertThatThrownBy(() -> intake.answer(understanding, Map.of("colour:sky", "blue")))
                .hasMessageContaining("colour:sky")
                .hasMessageContaining(understanding.questions().getFirst().id());
    }

    @Test
    void everyFactRemembersTheWordsItCameFrom() {
        var spec = intake.understand(WORKSHOP).spec();

        var from = java.util.Objects.requireNonNull(
                spec.get("visit").field("fee").orElseThrow().from());

        int at = java.util.Objects.requireNonNull(from.at());
        assertThat(WORKSHOP.strip().substring(at, java.util.Objects.requireNonNull(from.to())))
                .isEqualTo("a fee");
    }

    @Test
    void whatOnlyTheCatalogueSaysIsAssumedAndOptional() {
        var spec = intake.understand(
                        "We need to keep track of customers and their orders, each order is for one customer.")
                .spec();

        var assumed = spec.entities().stream()
                .flatMap(e -> e.fields().stream())
                .filter(f -> f.from() != null && f.from().by() == com.nocodo.modes.spec.Origin.Source.CATALOGUE)
                .toList();

        assertThat(assumed).isNotEmpty().allMatch(f -> !f.required());
    }

    @Test
    void aWishThatCannotBeFulfilledIsNamedWithWhatCanBeDoneInstead() {
        var understanding = intake.understand(
                WORKSHOP + " Customers should pay online and get a WhatsApp message, with live video of the repair.");

        assertThat(understanding.outOfScope())
                .extracting(OutOfScope::wish)
                .contains("Taking payments online", "Sending SMS or WhatsApp messages", "Live video");
        assertThat(understanding.outOfScope()).allMatch(o -> !o.instead().isBlank());
    }

    @Test
    void nothingIsDroppedSilently() {
        var understanding = intake.understand(WORKSHOP + " The moon cheese wobbles over purple kangaroo stairs.");

        assertThat(understanding.ignored())
                .anyMatch(i -> i.text().contains("kangaroo") && !i.why().isBlank());
    }

    @Test
    void peopleWhoSeeTheirOwnAreLinkedToWhatTheySee() {
        var spec = intake.understand(
                        "Therapists have a name. Appointments have a start, an end and a therapist. Therapists only see their own appointments.")
                .spec();

        var permission = spec.permission("therapist", "appointment").orElseThrow();

        assertThat(permission.rowRule()).isEqualTo(Permission.Rows.OWN);
        assertThat(spec.role("therapist").orElseThrow().entity()).isEqualTo("therapist");
    }

    @Test
    void germanWordsGiveAGermanApplication() {
        var spec = intake.understand(
                        "Jeder Kunde hat einen Namen und eine Straße. Jede Prüfung ist für einen Kunden und hat ein Datum und eine Größe in cm.")
                .spec();

        assertThat(spec.app().language()).isEqualTo("de");
        assertThat(spec.get("pruefung").label()).isEqualTo("Prüfung");
        assertThat(spec.get("pruefung").field("groesse").orElseThrow().type()).isEqualTo(FieldType.DECIMAL);
        assertThat(spec.get("kunde").field("strasse")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n ",
                "bakery",
                "\u0000\u0001\u0002\u0003 abc",
                "!!! ??? ...",
                "\ufffd\ufffd\ufffd\ufffd\ufffd a b c d"
            })
    void whatCannotBeReadIsRefusedWithASentence(String words) {
        assertThatThrownBy(() -> intake.understand(words))
                .isInstanceOf(Refusal.class)
                .message()
                .hasSizeGreaterThan(40);
    }

    @Test
    void moreThanCanBeReadIsRefused() {
        assertThatThrownBy(() -> intake.understand("word ".repeat(20_000)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("60000");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shuffledWordsNeverEndInAnException(long seed) {
        var all = Gold.all("devset");
        var random = new Random(seed);
        var words = new java.util.ArrayList<>(
                List.of(all.get(random.nextInt(all.size())).words().split("(?<=\\s)")));
        java.util.Collections.shuffle(words, random);

        try {
            var understanding = intake.understand(String.join("", words));
            assertThat(SpecCheck.problems(understanding.spec())).isEmpty();
        } catch (Refusal refusal) {
            assertThat(refusal).message().isNotBlank();
        }
    }

    @Test
    void fiftyKilobytesAreReadInSeconds() {
        var words = new StringBuilder();
        var all = Gold.all("devset").stream()
                .filter(g -> g.language().equals("en"))
                .toList();
        for (int i = 0; words.length() < 50_000; i++) {
            words.append(all.get(i % all.size()).words()).append("\n\n");
        }
        var begin = Instant.now();

        var understanding = intake.understand(words.substring(0, 50_000));

        assertThat(SpecCheck.problems(understanding.spec())).isEmpty();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
    }
}
