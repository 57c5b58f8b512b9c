package com.nocodo.operator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CellsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static Fields.Column column(FieldType type) {
        return new Fields.Column("x", "X", Field.of("f", "x", "X", type), null);
    }

    private static Fields.Column links(Relation.Kind kind) {
        return new Fields.Column(
                "x", "X", null, new Relation("r", "x", "X", "y", kind, false, null, "xs", null, List.of(), null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "MONEY, 12.50, 1250",
        "MONEY, -0.05, -5",
        "INTEGER, 7, 7",
        "PERCENT, 12.5, 12.5",
        "BOOLEAN, true, true",
        "DURATION, 90, 90"
    })
    void aTextIsWhatTheApplicationTakesAndComesBackAsItWas(FieldType type, String text, String json) throws Exception {
        var sent = JSON.writeValueAsString(Cells.json(column(type), text));

        assertThat(sent).isEqualTo(json);
        assertThat(Cells.text(column(type), JSON.readTree(sent))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "MONEY, 12.505, at most two decimals",
        "MONEY, 'twelve', not a number",
        "INTEGER, 1.5, not a whole number",
        "INTEGER, 99999999999999999999, not a number",
        "BOOLEAN, yes, neither true nor false",
        "FILE, ../etc, not the number of a row"
    })
    void aTextThatIsNoneOfTheTypeIsRefusedWithTheReason(FieldType type, String text, String why) {
        assertThatThrownBy(() -> Cells.json(column(type), text)).hasMessageContaining(why);
    }

    @Test
    void emptyEmptiesAFieldAndLinksAreNumbers() throws Exception {
        assertThat(Cells.json(column(FieldType.MONEY), " ")).isNull();
        assertThat(Cells.json(links(Relation.Kind.MANY), "")).isEqualTo(List.of());
        assertThat(Cells.json(links(Relation.Kind.MANY), "3, 4")).isEqualTo(List.of(3L, 4L));
        assertThat(Cells.json(links(Relation.Kind.ONE), "3")).isEqualTo(3L);
        assertThat(Cells.text(links(Relation.Kind.MANY), JSON.readTree("[3,4]")))
                .isEqualTo("3,4");
        assertThatThrownBy(() -> Cells.json(links(Relation.Kind.ONE), "Ann")).hasMessageContaining("number of a row");
    }
}
