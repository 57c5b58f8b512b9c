package com.nocodo.modes.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecYamlTest {
    private static final String SCHOOL = Specs.text("school.yaml");

    @Test
    void whatIsWrittenReadsBackEqual() {
        var spec = SpecYaml.read(SCHOOL);

        assertThat(SpecYaml.read(SpecYaml.write(spec))).isEqualTo(spec);
    }

    @Test
    void writingTwiceGivesTheSameText() {
        var text = SpecYaml.write(SpecYaml.read(SCHOOL));

        assertThat(SpecYaml.write(SpecYaml.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedPrecisely(String right, String wrong, String message) {
        assertThat(SCHOOL).contains(right);

        assertThatThrownBy(() -> SpecYaml.read(SCHOOL.replace(right, wrong)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> mistakes() {
        return """
            min: 0, default: 4500        | min: 10, max: 5               | field `fee` of `lesson`: min 10 is above max 5
            default: planned             | default: plant                | field `status` of `lesson`: default 'plant' is not a enum
            type: date}                  | type: dote}                   | 'dote' is not a field type
            to: pupil, kind              | to: pupyl, kind               | link `pupil` of `lesson`: there is no entity `pupyl`
            expr: ends_at > starts_at    | expr: ends_at > strats_at     | `lesson` has no field `strats_at`
            expr: ends_at > starts_at    | expr: ends_at + starts_at     | does not go between a datetime and a datetime
            status = 'held')             | status = 'hold')              | field `status` of `lesson` has no value 'hold'
            name: paid, label: Paid      | name: type, label: Paid       | field `type` of `lesson`: a name is snake_case
            sort: [month, -revenue]      | sort: [monat]                 | report `revenue_per_month_and_instructor`: sorts by `monat`
            fields: {fee: read_only}     | fields: {fie: read_only}      | `lesson` has no field `fie`
            kind: one, required: true, on| kind: none, required: true, on| 'none' does not belong here (one of one, many)
            nocodo: 1                    | nocodo: 2                     | 'nocodo: 2' is not a version
            unique: true}                | uniqe: true}                  | 'uniqe' is not known here
            {id: f8, name: fee           | {name: fee                    | `fee` has no 'id'
            """.lines().map(line -> Arguments.of((Object[]) line.split("\\s*\\|\\s*")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nocodo: [", "\u0000\u0001", "- a", "nocodo: 1", "42"})
    void whatIsNoSpecIsRefusedInASentence(String text) {
        assertThatThrownBy(() -> SpecYaml.read(text))
                .isInstanceOf(SpecException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void idsAreFoundWithoutReadingTheWhole() {
        assertThat(SpecYaml.ids(SCHOOL))
                .containsExactlyInAnyOrderElementsOf(SpecYaml.read(SCHOOL).ids().toList());
        assertThat(SpecIds.highest(Stream.of("f7", "e12", "r3", "no id"))).isEqualTo(12);
    }
}
