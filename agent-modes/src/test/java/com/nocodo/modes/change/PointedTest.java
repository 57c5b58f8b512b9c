package com.nocodo.modes.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Dashboard;
import com.nocodo.modes.spec.SpecCheck;
import com.nocodo.modes.spec.SpecEditor;
import com.nocodo.modes.spec.SpecItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointedTest {
    private static final AppSpec SCHOOL = ChangeSet.spec("music-school");

    private static final AppSpec GARAGE = ChangeSet.spec("kfz-werkstatt");

    private static SpecItem item(AppSpec spec, String ref) {
        return SpecItem.find(spec, ref).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "student.phone_number | make this required | change_field student phone_number required",
                "lesson.student | make this optional | change_link lesson student optional",
                "teacher.hourly_rate | Rename this to Fee | rename_field teacher hourly_rate fee",
                "teacher.hourly_rate | call it \"Fee\" | rename_field teacher hourly_rate fee",
                "teacher.hourly_rate | Only the owner may see this | hide teacher teacher hourly_rate",
                "teacher.hourly_rate | this can't be negative | change_field teacher hourly_rate min=0",
                "room.floor | remove this | drop_field room floor",
                "room.floor | Delete it, please! | drop_field room floor",
                "room.floor | I don't need this field | drop_field room floor",
                "student | Add a nickname to this | add_field student nickname text",
                "student | Add a nickname | add_field student nickname text",
                "student | rename this to pupil | rename_entity student pupil",
                "student | teachers may not see these | forbid teacher student list read",
                "room.floor | remove the family of instruments | drop_field instrument family",
            })
    void whatWasPointedAtIsWhatThisMeans(String ref, String words, String operation) {
        var reading = new Changes().read(SCHOOL, words, item(SCHOOL, ref));

        assertThat(reading.unread()).isEmpty();
        assertThat(OperationLines.of(SCHOOL, reading.spec())).containsExactly(operation);
        assertThat(SpecEditor.apply(SCHOOL, reading.operations())).isEqualTo(reading.spec());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kunde.telefon | Mach das zur Pflicht | change_field kunde telefon required",
                "position.einzelpreis | Das soll Gebühr heißen | rename_field position einzelpreis gebuehr",
                "auto.modell | Lösche das | drop_field auto modell",
            })
    void soItIsInGerman(String ref, String words, String operation) {
        var reading = new Changes().read(GARAGE, words, item(GARAGE, ref));

        assertThat(reading.unread()).isEmpty();
        assertThat(OperationLines.of(GARAGE, reading.spec())).containsExactly(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"make this optional", "rename this to Fee", "remove this", "only the owner may see this"})
    void whatWasNotPointedAtIsAskedBack(String words) {
        var reading = new Changes().read(SCHOOL, words);

        assertThat(reading.operations()).isEmpty();
        assertThat(reading.unread())
                .singleElement()
                .satisfies(u -> assertThat(u.options()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "student.phone_number | Make this smell of tar",
                "student | Make this smell of tar",
                "lesson.student | Put this on the moon",
                "student.phone_number | Give this wings",
                "student | Add it",
            })
    void whatIsNoChangeOfItIsNotTakenForANewField(String ref, String words) {
        var reading = new Changes().read(SCHOOL, words, item(SCHOOL, ref));

        assertThat(reading.operations()).isEmpty();
        assertThat(reading.unread()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo that", "Undo that, please!", "Mach das rückgängig", "take that back"})
    void undoIsHeardInEachLanguage(String words) {
        assertThat(Changes.undoes(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Undo that. And boats have a name.", "Boats have a name.", "that", ""})
    void whatAsksForMoreIsNoUndo(String words) {
        assertThat(Changes.undoes(words)).isFalse();
    }

    @Test
    void aCardLeavesTheDashboardAndWhatItShowsStays() {
        var without = new Changes()
                .read(SCHOOL, "remove this", item(SCHOOL, "dashboard:student"))
                .spec();

        assertThat(without.entities()).isEqualTo(SCHOOL.entities());
        assertThat(Dashboard.cards(SCHOOL)).contains("student");
        assertThat(Dashboard.cards(without)).doesNotContain("student").contains("teacher");
        assertThat(SpecCheck.problems(without)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBePointedAt() {
        assertThat(SpecItem.find(SCHOOL, "student.shoe_size")).isEmpty();
        assertThat(SpecItem.find(SCHOOL, "<img src=x>")).isEmpty();
    }

    @Test
    void itIsCalledInTheWordsOfTheApplication() {
        assertThat(item(SCHOOL, "lesson.student").label()).isEqualTo("Lessons › Student");
        assertThat(item(GARAGE, "dashboard:auto").label()).isEqualTo("Übersicht › Autos");
    }

    @Test
    void whatWasPointedAtIsFoundAgainUnderItsNewName() {
        var rate = item(SCHOOL, "teacher.hourly_rate");
        var renamed = new Changes().read(SCHOOL, "rename this to Fee", rate).spec();

        assertThat(rate.in(renamed))
                .hasValueSatisfying(now -> assertThat(now.ref()).isEqualTo("teacher.fee"));
        assertThat(rate.in(new Changes().read(SCHOOL, "remove this", rate).spec()))
                .isEmpty();
    }
}
