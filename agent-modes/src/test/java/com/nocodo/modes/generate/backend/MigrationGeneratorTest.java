package com.nocodo.modes.generate.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.generate.backend.MigrationGenerator.Change;
import com.nocodo.modes.generate.backend.MigrationGenerator.Count;
import com.nocodo.modes.spec.Role;
import org.junit.jupiter.api.Test;

class MigrationGeneratorTest {
    private static final Change CHANGE = MigrationGenerator.change(
            BackendGeneratorTest.spec("everything"), BackendGeneratorTest.spec("everything-changed"));

    @Test
    void nothingChangedIsAnEmptyMigration() {
        var spec = BackendGeneratorTest.spec("everything");

        var change = MigrationGenerator.change(spec, spec);

        assertThat(change.empty()).isTrue();
        assertThat(change.losses()).isEmpty();
    }

    @Test
    void aRenamedFieldKeepsItsValues() {
        assertThat(CHANGE.postgres().up()).contains("ALTER TABLE customers RENAME COLUMN city TO new_town;");
        assertThat(CHANGE.sqlite().up())
                .containsPattern("INSERT INTO new_customers \\(id, name, town,[^)]*\\)\nSELECT id, name, city,");
    }

    @Test
    void aRenamedEntityKeepsItsRecordsAndItsAccounts() {
        for (var script : new String[] {CHANGE.postgres().up(), CHANGE.sqlite().up()}) {
            assertThat(script)
                    .contains("ALTER TABLE mechanics RENAME TO fitters;")
                    .contains("ALTER TABLE app_users RENAME COLUMN mechanic_id TO fitter_id;")
                    .contains("UPDATE app_users SET role = 'reception' WHERE role = 'front_desk';");
        }
    }

    @Test
    void aNewRequiredFieldGetsItsDefaultAndSaysSo() {
        assertThat(CHANGE.postgres().up())
                .contains("UPDATE customers SET new_segment = 'private';")
                .contains("ALTER TABLE customers ALTER COLUMN segment SET NOT NULL;");
        assertThat(CHANGE.effects()).extracting(Count::what).contains("`segment` von `customer` bekommt 'private'");
    }

    @Test
    void aRenamedValueIsRenamedInEveryRow() {
        assertThat(CHANGE.postgres().up())
                .contains("UPDATE repairs SET state = CASE state WHEN 'cancelled' THEN 'called_off' ELSE state END;");
    }

    @Test
    void anotherTypeIsReachedByASecondColumn() {
        assertThat(CHANGE.postgres().up())
                .containsSubsequence(
                        "ALTER TABLE repairs ADD COLUMN new_discount BIGINT;",
                        "UPDATE repairs SET new_discount = coalesce(CAST(round(discount) AS BIGINT), 0);",
                        "ALTER TABLE repairs DROP COLUMN discount;",
                        "ALTER TABLE repairs RENAME COLUMN new_discount TO discount;");
    }

    @Test
    void aLinkThatBecomesOptionalLosesNothing() {
        assertThat(CHANGE.postgres().up()).contains("ALTER TABLE repairs ALTER COLUMN customer_id DROP NOT NULL;");
    }

    @Test
    void aDroppedFieldIsALossThatCanBeCounted() {
        assertThat(CHANGE.losses())
                .singleElement()
                .satisfies(loss -> assertThat(loss.what()).isEqualTo("`notes` von `customer` geht verloren"))
                .satisfies(loss -> assertThat(loss.sql(Dialect.SQLITE))
                        .isEqualTo("SELECT COUNT(*) AS n FROM customers WHERE notes IS NOT NULL"));
    }

    @Test
    void nothingThatWasUniqueIsCalledAConflict() {
        assertThat(CHANGE.conflicts()).isEmpty();
    }

    @Test
    void linksToManyKeepWhatTheyLinked() {
        assertThat(CHANGE.sqlite().up())
                .contains("INSERT INTO repair_abilities (repair_id, ability_id, hours, grade, seen_at, proven)\n"
                        + "SELECT repair_id, skill_id, hours, grade, seen_at, proven\n  FROM old_repair_skills;");
    }

    @Test
    void accountsThatLoseTheirRecordsAreCounted() {
        var spec = BackendGeneratorTest.spec("everything");
        var bare = spec.withRoles(spec.roles().stream()
                .map(r -> new Role(r.id(), r.name(), r.label(), null, r.manageUsers(), r.from()))
                .toList());

        assertThat(MigrationGenerator.change(spec, bare).losses())
                .extracting(Count::what)
                .containsExactly("which account belongs to which `mechanic` goes");
    }
}
