package com.nocodo.modes.expr;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Specs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilersTest {
    private static final AppSpec SCHOOL = Specs.school();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ends_at > starts_at",
                "not (paid and fee > 50) or status in ('planned', 'held')",
                "sum(pupil.lessons.fee where status = 'held' and id != this.id) <= 1000",
                "sum(pupil.lessons.(fee * 2)) - 3 * fee",
                "exists(topics where title = 'it''s')",
                "count(topics) = 0 or pupil.birth_date is not empty",
                "age(pupil.birth_date) >= 17 and starts_at >= date '2027-05-01' and ends_at - starts_at <= 90 minutes",
                "a - (b - c)",
                "(a or b) and c",
                "-(a + b) * 2"
            })
    void writtenTextReadsBackAsTheSameTree(String text) {
        var tree = Parser.parse(text);

        assertThat(Parser.parse(tree.text())).isEqualTo(tree);
    }

    @Test
    void aLocalConditionIsOneExpressionInEachLanguage() {
        var typed = Binder.bind(SCHOOL, SCHOOL.get("lesson"), "ends_at > starts_at and fee >= 10");

        assertThat(SqlCompiler.compile(SCHOOL, Dialect.SQLITE, typed, ""))
                .isEqualTo("((\"ends_at\" > \"starts_at\") AND (\"fee\" >= 1000))");
        assertThat(RustCompiler.compile(typed, SCHOOL.get("lesson"), "lesson"))
                .contains(new RustCompiler.Rust("(lesson.ends_at > lesson.starts_at) && (lesson.fee? >= 1000)", true));
        assertThat(TsCompiler.compile(typed, "lesson").orElseThrow().code())
                .isEqualTo("(lesson.ends_at > lesson.starts_at) && (lesson.fee >= 1000)");
    }

    @Test
    void aCollectionBehindALinkIsACorrelatedSubquery() {
        var typed = Binder.bind(SCHOOL, SCHOOL.get("lesson"), "count(pupil.lessons where status = 'planned') <= 10");

        assertThat(SqlCompiler.compile(SCHOOL, Dialect.POSTGRES, typed, "t"))
                .isEqualTo(
                        "((SELECT count(*) FROM \"lessons\" x2 WHERE x2.\"pupil_id\" = (SELECT x1.\"id\" FROM \"pupils\" x1"
                                + " WHERE x1.\"id\" = t.\"pupil_id\") AND (x2.\"status\" = 'planned')) <= 10)");
        assertThat(References.local(typed)).isFalse();
    }
}
