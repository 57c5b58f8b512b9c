package com.nocodo.modes.sheet;

import static com.nocodo.modes.sheet.Files.csv;
import static com.nocodo.modes.sheet.Files.field;
import static com.nocodo.modes.sheet.Files.only;
import static com.nocodo.modes.sheet.Files.sketch;
import static com.nocodo.modes.sheet.Files.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t", "|"})
    void theDelimiterIsFoundFromTheData(String delimiter) {
        var text = "Name;City;Rating\nOak chair;Bonn;4\nPine table;Ulm;5\n".replace(";", delimiter);

        var sketch = csv("Furniture.csv", text);

        assertThat(only(sketch).fields()).extracting(Field::label).containsExactly("Name", "City", "Rating");
        assertThat(values(sketch, "rating")).containsExactly(4L, 5L);
    }

    @Test
    void aCommaInsideANumberDoesNotDivide() {
        var sketch = csv("Artikel.csv", "Artikel;Preis\nTisch;1.234,50\nStuhl;99,90\nBank;7,00\n");

        assertThat(field(sketch, "preis").type()).isEqualTo(FieldType.MONEY);
        assertThat(values(sketch, "preis")).containsExactly(123450L, 9990L, 700L);
    }

    @Test
    void quotesKeepDelimitersAndLineBreaks() {
        var sketch = csv("Items.csv", "Item,Notes\nLamp,\"tall, \"\"old\"\"\nand brass\"\nRug,plain\n");

        assertThat(values(sketch, "notes")).containsExactly("tall, \"old\"\nand brass", "plain");
        assertThat(field(sketch, "notes").type()).isEqualTo(FieldType.LONG_TEXT);
        assertThat(sketch.rows("item").lines()).extracting(Rows.Line::number).containsExactly(2, 3);
    }

    @Test
    void windowsAndUnicodeTextsReadTheSame() {
        var text = "Straße;Größe\nMühlgasse;groß\nAm Käfer;klein\n";
        var expected = csv("Wege.csv", text).rows();

        assertThat(csv("Wege.csv", text, Charset.forName("windows-1252")).rows())
                .isEqualTo(expected);
        assertThat(csv("Wege.csv", "\ufeff" + text).rows()).isEqualTo(expected);
        assertThat(csv("Wege.csv", "\ufeff" + text, StandardCharsets.UTF_16LE).rows())
                .isEqualTo(expected);
        assertThat(csv("Wege.csv", "\ufeff" + text, StandardCharsets.UTF_16BE).rows())
                .isEqualTo(expected);
        assertThat(values(csv("Wege.csv", text), "strasse")).containsExactly("Mühlgasse", "Am Käfer");
    }

    @Test
    void theFileIsReadByItsContentWhateverItsNameSays() {
        var csvNamedExcel = csv("Items.xlsx", "Item,Stock\nLamp,3\nRug,4\n");
        var excelNamedCsv = sketch(
                "Items.csv",
                Files.xlsx("Items", Files.row("Item", "Stock"), Files.row("Lamp", 3), Files.row("Rug", 4)));

        assertThat(values(csvNamedExcel, "stock")).containsExactly(3L, 4L);
        assertThat(excelNamedCsv.rows()).isEqualTo(csvNamedExcel.rows());
    }

    @Test
    void theDelimiterThatAnExcelExportNamesIsTaken() {
        var sketch = csv("Items.csv", "sep=|\nItem|a;b;c\nLamp|x;y;z\nRug|u;v;w\n");

        assertThat(only(sketch).fields()).extracting(Field::label).containsExactly("Item", "a;b;c");
        assertThat(sketch.rows("item").lines()).extracting(Rows.Line::number).containsExactly(3, 4);
    }

    @Test
    void whatLooksLikeAFormulaStaysText() {
        var sketch = csv("Items.csv", "Item,Remark\nLamp,=1+1\nRug,@SUM(A1)\nBox,+cmd\n");

        assertThat(values(sketch, "remark")).containsExactly("=1+1", "@SUM(A1)", "+cmd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sep=\"\n", "sep=\n", "sep=#\n"})
    void aLineForTheDelimiterThatNamesNoneIsLeftOut(String line) {
        var sketch = csv("Items.csv", line + "Item;Stock\nLamp;3\nRug;4\n");

        assertThat(only(sketch).fields()).extracting(Field::label).containsExactly("Item", "Stock");
    }

    @Test
    void theCommasOfOneColumnOfNumbersDoNotDivide() {
        var sketch = csv("Artikel.csv", "Preis\n12,50\n9,90\n");

        assertThat(only(sketch).fields()).extracting(Field::label).containsExactly("Preis");
        assertThat(values(sketch, "preis")).containsExactly(1250L, 990L);
    }

    @Test
    void digitsThatAreKeptFromBeingANumberStayAsTheyAre() {
        var sketch = csv("Items.csv", "Item,Place,Shelf\nLamp,=\"0815\",'007\nRug,=\"4711\",'12\n");

        assertThat(values(sketch, "place")).containsExactly("0815", "4711");
        assertThat(values(sketch, "shelf")).containsExactly("007", "12");
    }
}
