package com.nocodo.modes.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecDiffTest {
    private static final AppSpec SCHOOL = Specs.school();

    @Test
    void theOperationsFromNothingMakeTheWholeSpec() {
        var nothing = AppSpec.empty(SCHOOL.app());

        var operations = SpecDiff.between(nothing, SCHOOL);

        assertThat(SpecEditor.apply(nothing, operations)).isEqualTo(SCHOOL);
    }

    @Test
    void aRenamedFieldIsFollowedIntoRulesReportsAndComputedFields() {
        var renamed = SpecEditor.apply(SCHOOL, new SpecOperation.RenameField("lesson", "fee", "price", "Price"));

        assertThat(renamed.get("pupil").field("balance").orElseThrow().expr())
                .isEqualTo("sum(lessons.price where status = 'held')");
        assertThat(renamed.reports().get(1).measures().getFirst().expr()).isEqualTo("sum(price)");
        assertThat(renamed.permission("instructor", "lesson").orElseThrow().fields())
                .containsOnlyKeys("price");
        assertThat(SpecDiff.between(SCHOOL, renamed))
                .contains(new SpecOperation.RenameField("lesson", "fee", "price", "Price"))
                .noneMatch(SpecOperation::destructive);
    }

    @Test
    void anEditByHandThatRenamesAnEntityAndAValueIsFollowed() {
        var text = SpecYaml.write(SCHOOL)
                .replace("name: pupil\n    plural: pupils", "name: student\n    plural: students")
                .replace("name: held\n", "name: given\n");

        var edited = SpecEditor.edited(SCHOOL, SpecYaml.parse(text));

        assertThat(edited.get("lesson").relation("pupil").orElseThrow().to()).isEqualTo("student");
        assertThat(edited.get("student").field("balance").orElseThrow().expr()).contains("status = 'given'");
        assertThat(edited.permission("instructor", "student")).isPresent();
    }

    @Test
    void aDroppedFieldAndADroppedValueAreDestructive() {
        var lesson = SCHOOL.get("lesson");
        var status = lesson.field("status").orElseThrow();
        var oneValue = status.edit().values(status.values().subList(0, 1)).build();

        assertThat(new SpecOperation.DropField("lesson", "paid", true).destructive())
                .isTrue();
        assertThat(new SpecOperation.ChangeField("lesson", "status", status, oneValue).destructive())
                .isTrue();
        assertThat(new SpecOperation.ChangeField(
                                "lesson",
                                "fee",
                                lesson.field("fee").orElseThrow(),
                                lesson.field("fee")
                                        .orElseThrow()
                                        .edit()
                                        .required(true)
                                        .build())
                        .destructive())
                .isFalse();
    }

    @Test
    void anOperationOnWhatIsNotThereSaysWhatIs() {
        assertThatThrownBy(() -> SpecEditor.apply(SCHOOL, new SpecOperation.DropField("lesson", "colour", true)))
                .hasMessageContaining("There is no field `colour` (there is starts_at, ends_at, fee");
    }

    @Test
    void droppingAFieldThatARuleReadsIsRefused() {
        assertThatThrownBy(
                        () -> SpecEditor.apply(SCHOOL, List.of(new SpecOperation.DropField("lesson", "ends_at", true))))
                .hasMessageContaining("`lesson` has no field `ends_at`");
    }

    /// The records stay, but whose account is which of them would be gone, also when the role comes back.
    @Test
    void aRoleWhosePeopleAreRecordsIsALoss() {
        var role = SCHOOL.role("instructor").orElseThrow();
        var bare = new Role(role.id(), role.name(), role.label(), null, role.manageUsers(), role.from());
        var office = new Role("r90", "office", "Office", null, false, null);
        var without = SpecEditor.apply(
                SpecEditor.apply(SCHOOL, new SpecOperation.SetWorkflow("lesson", null)),
                new SpecOperation.DropRole("instructor", null));

        assertThat(SpecDiff.between(SCHOOL, without))
                .filteredOn(SpecOperation::destructive)
                .extracting(SpecOperation::words)
                .containsExactly(
                        "Role `instructor` is removed, and with it which account belongs to which `instructor`");
        assertThat(SpecDiff.between(SCHOOL, SCHOOL.withRoles(List.of(bare)))).anyMatch(SpecOperation::destructive);
        assertThat(SpecDiff.between(SCHOOL.withRoles(List.of(role, office)), SCHOOL.withRoles(List.of(role))))
                .noneMatch(SpecOperation::destructive);
    }
}
