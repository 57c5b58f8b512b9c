package com.nocodo.modes.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.modes.spec.FieldType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTableTest {
    private static final String GERMAN = """
        Unsere Mitglieder
        Name;Beitrag;Eintritt;Postleitzahl;Aktiv
        Ann;1.012,50 €;05.02.2026;01067;ja
        Ben;-;bald;80331;nein
        <b>Cleo</b>;7;06.02.2026;;x
        """;

    private static SheetTable table(String text) throws IOException {
        return SheetTable.of("members.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getFirst();
    }

    @Test
    void columnsAreReadAsTheTypeThatTheirFieldHas() throws Exception {
        var members = table(GERMAN);

        assertThat(members.columns()).containsExactly("Name", "Beitrag", "Eintritt", "Postleitzahl", "Aktiv");
        assertThat(members.size()).isEqualTo(3);
        assertThat(members.number(0)).isEqualTo(3);
        assertThat(members.samples("Name")).isEqualTo(List.of("Ann", "Ben", "<b>Cleo</b>"));
        assertThat(members.reader("Beitrag", FieldType.MONEY, "EUR").value(0)).isEqualTo(101250L);
        assertThat(members.reader("Eintritt", FieldType.DATE, "EUR").value(0)).isEqualTo("2026-02-05");
        assertThat(members.reader("Postleitzahl", FieldType.TEXT, "EUR").value(0))
                .isEqualTo("01067");
        assertThat(members.reader("Aktiv", FieldType.BOOLEAN, "EUR").value(2)).isEqualTo(true);
    }

    @Test
    void aCellThatDoesNotFitSaysWhyAndAnEmptyOneDoesNot() throws Exception {
        var members = table(GERMAN);
        var entry = members.reader("Eintritt", FieldType.DATE, "EUR");
        var fee = members.reader("Beitrag", FieldType.MONEY, "USD");

        assertThat(entry.value(1)).isNull();
        assertThat(entry.reason(1)).isEqualTo("is not a date");
        assertThat(entry.shown(1)).isEqualTo("bald");
        assertThat(fee.reason(0)).contains("is in EUR");
        assertThat(fee.value(1)).isNull();
        assertThat(fee.reason(1)).isNull();
    }

    @Test
    void aFileWithoutATableIsRefused() {
        assertThatThrownBy(() -> table("hello\n")).isInstanceOf(SheetRefusal.class);
        assertThatThrownBy(() -> table("")).isInstanceOf(SheetRefusal.class).hasMessageContaining("empty");
    }
}
