package com.nocodo.modes.sheet;

import static com.nocodo.modes.sheet.Files.csv;
import static com.nocodo.modes.sheet.Files.fill;
import static com.nocodo.modes.sheet.Files.only;
import static com.nocodo.modes.sheet.Files.row;
import static com.nocodo.modes.sheet.Files.sketch;
import static com.nocodo.modes.sheet.Files.values;
import static com.nocodo.modes.sheet.Files.xlsx;
import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void titlesAboveAreNotTheHeader() {
        var sketch = sketch(
                "file.xlsx",
                xlsx(
                        "Items",
                        row("Stock list of the shop"),
                        row("as of", "May"),
                        row(),
                        row("Item", "Shelf", "Stock"),
                        row("Lamp", "A", 3),
                        row("Rug", "B", 4)));

        assertThat(labels(sketch)).containsExactly("Item", "Shelf", "Stock");
        assertThat(numbers(sketch)).containsExactly(5, 6);
        assertThat(sketch.remarks()).extracting(Remark::text).anyMatch(t -> t.contains("Stock list of the shop"));
    }

    @Test
    void aMergedTitleOverAllColumnsIsNotTheHeader() {
        var bytes = xlsx(book -> {
            var sheet = book.newWorksheet("Items");
            fill(sheet, row("Stock list"), row("Item", "Shelf", "Stock"), row("Lamp", "A", 3), row("Rug", "B", 4));
            sheet.range(0, 0, 0, 2).merge();
        });

        assertThat(labels(sketch("file.xlsx", bytes))).containsExactly("Item", "Shelf", "Stock");
    }

    @Test
    void mergedHeadersOfTwoLinesAreReadTogether() {
        var bytes = xlsx(book -> {
            var sheet = book.newWorksheet("Customers");
            fill(
                    sheet,
                    row("Name", "Address", null, "Contact", null),
                    row(null, "Street", "Town", "Phone", "Email"),
                    row("Oak Ltd", "Mill Lane 1", "York", "+44 1904 1", "oak@example.com"),
                    row("Elm Ltd", "High Street 2", "Leeds", "+44 113 2", "elm@example.com"));
            sheet.range(0, 0, 1, 0).merge();
            sheet.range(0, 1, 0, 2).merge();
            sheet.range(0, 3, 0, 4).merge();
        });

        var sketch = sketch("file.xlsx", bytes);

        assertThat(labels(sketch))
                .containsExactly("Name", "Address Street", "Address Town", "Contact Phone", "Contact Email");
        assertThat(numbers(sketch)).containsExactly(3, 4);
    }

    @Test
    void headersOfTwoLinesAreReadTogetherWithoutMergesToo() {
        var sketch = csv(
                "Customers.csv",
                "Name,Address,,Price\n,Street,Town,\nOak,Mill Lane,York,3.50\nElm,High St,Leeds,4.00\n");

        assertThat(labels(sketch)).containsExactly("Name", "Address Street", "Address Town", "Price");
    }

    @Test
    void aColumnWithoutANameGetsItsLetterAndKeepsTheFirstRow() {
        var sketch = csv("Items.csv", "Item,Shelf,\nLamp,A,red\nRug,B,blue\n");

        assertThat(labels(sketch)).containsExactly("Item", "Shelf", "Column C");
        assertThat(numbers(sketch)).containsExactly(2, 3);
    }

    @Test
    void valuesMergedDownBelongToEveryRow() {
        var bytes = xlsx(book -> {
            var sheet = book.newWorksheet("Items");
            fill(sheet, row("Shelf", "Item", "Stock"), row("A", "Lamp", 3), row(null, "Rug", 4), row("B", "Box", 5));
            sheet.range(1, 0, 2, 0).merge();
        });

        assertThat(values(sketch("file.xlsx", bytes), "shelf")).containsExactly("A", "A", "B");
    }

    @Test
    void emptyRowsAndColumnsDoNotEndTheTable() {
        var sketch = csv("Items.csv", ";;;\n;Item;;Stock\n;Lamp;;3\n;;;\n;;;\n;Rug;;4\n;Box;;5\n");

        assertThat(labels(sketch)).containsExactly("Item", "Stock");
        assertThat(numbers(sketch)).containsExactly(3, 6, 7);
        assertThat(sketch.misfits()).isEmpty();
    }

    @Test
    void aNamedRowOfTotalsIsLeftOutAndSaid() {
        var sketch =
                csv("Posten.csv", "Posten;Menge;Preis\nTisch;2;10,00\nStuhl;4;5,50\nBank;1;8,00\nSumme:;7;23,50\n");

        assertThat(numbers(sketch)).containsExactly(2, 3, 4);
        assertThat(sketch.misfits()).singleElement().satisfies(m -> {
            assertThat(m.row()).isEqualTo(5);
            assertThat(m.column()).isEmpty();
            assertThat(m.reason()).contains("totals");
        });
    }

    @Test
    void aRowOfSumsWithoutAWordIsLeftOutAndSaid() {
        var sketch = sketch(
                "file.xlsx",
                xlsx(
                        "Items",
                        row("Item", "Stock", "Weight"),
                        row("Lamp", 3, 1.5),
                        row("Rug", 4, 2.25),
                        row("Box", 5, 1),
                        row(null, 12, 4.75)));

        assertThat(numbers(sketch)).containsExactly(2, 3, 4);
        assertThat(sketch.misfits()).extracting(Misfit::row).containsExactly(5);
    }

    @Test
    void aProductCalledTotalIsNoRowOfTotals() {
        var sketch = csv("Items.csv", "Item,Shelf,Stock\nLamp,A,3\nTotal,B,4\nRug,C,4\n");

        assertThat(numbers(sketch)).containsExactly(2, 3, 4);
    }

    @Test
    void ofSeveralTablesBelowEachOtherTheLargestIsTaken() {
        var sketch = csv(
                "Items.csv",
                "Item,Stock,Weight\nLamp,3,1.5\nRug,4,2.5\nBox,9,1.0\n\nShelf,Keeper,Phone\nA,Front,12\nB,Back,13\n");

        assertThat(labels(sketch)).containsExactly("Item", "Stock", "Weight");
        assertThat(numbers(sketch)).containsExactly(2, 3, 4);
        assertThat(sketch.remarks()).extracting(Remark::text).anyMatch(t -> t.contains("rows 6 to 8, columns A to C"));
        assertThat(sketch.misfits()).extracting(Misfit::row).containsExactly(6, 7, 8);
    }

    @Test
    void ofTablesBesideEachOtherTheLargestIsTaken() {
        var sketch = csv(
                "Items.csv",
                "Item,Stock,,Name,Phone\nLamp,3,,Front,12\nRug,4,,Back,13\nBox,9,,,\nPot,9,,,\nPan,9,,,\nJug,7,,,\n");

        assertThat(labels(sketch)).containsExactly("Item", "Stock");
        assertThat(sketch.remarks()).extracting(Remark::text).anyMatch(t -> t.contains("columns D to E"));
    }

    @Test
    void aHeaderRepeatedOnEachPageIsLeftOut() {
        var sketch = csv("Items.csv", "Item,Stock\nLamp,3\nRug,4\n\nItem,Stock\nBox,9\nPan,1\n");

        assertThat(numbers(sketch)).containsExactly(2, 3, 6, 7);
        assertThat(values(sketch, "stock")).containsExactly(3L, 4L, 9L, 1L);
    }

    @Test
    void aNoteBelowTheTableIsLeftOutAndSaid() {
        var sketch = csv("Items.csv", "Item,Shelf,Stock\nLamp,A,3\nRug,B,4\n\nCounted by the front desk\n");

        assertThat(numbers(sketch)).containsExactly(2, 3);
        assertThat(sketch.misfits()).extracting(Misfit::value).containsExactly("Counted by the front desk");
    }

    private static List<String> labels(Sketch sketch) {
        return only(sketch).fields().stream().map(Field::label).toList();
    }

    private static List<Integer> numbers(Sketch sketch) {
        return sketch.rows(only(sketch).name()).lines().stream()
                .map(Rows.Line::number)
                .toList();
    }

    @Test
    void aWordForTotalsMergedOverColumnsIsARowOfTotals() {
        var bytes = xlsx(book -> {
            var sheet = book.newWorksheet("Posten");
            fill(
                    sheet,
                    row("Posten", "Regal", "Menge"),
                    row("Tisch", "A", 2),
                    row("Stuhl", "B", 4),
                    row("Summe", null, 6));
            sheet.range(3, 0, 3, 1).merge();
        });

        assertThat(numbers(sketch("file.xlsx", bytes))).containsExactly(2, 3);
    }

    @Test
    void headersMayRepeatAndHoldNumbersAndDates() {
        assertThat(labels(csv("Items.csv", "Model,36,38,40\nRunner,5,3,0\nWalker,1,2,2\n")))
                .containsExactly("Model", "36", "38", "40");
        assertThat(labels(csv("Items.csv", "Item,2025-05-01,2025-06-01\nLamp,5,3\nRug,1,2\n")))
                .containsExactly("Item", "2025-05-01", "2025-06-01");
        assertThat(labels(csv("Items.csv", "Name,Date,Amount,Date,Amount\nOak,2025-05-01,5,2025-05-02,6\n")))
                .containsExactly("Name", "Date", "Amount", "Date 2", "Amount 2");
        assertThat(labels(csv("Items.csv", "Lamp,5,3,4\nRug,1,2,2\n")))
                .containsExactly("Column A", "Column B", "Column C", "Column D");
    }

    @Test
    void aTitleWithADateBesideItIsNoLineOfGroups() {
        var sketch = csv(
                "Daten.csv",
                "Kundenliste;;;Stand: 01.05.2025\nName;Ort;Telefon;Email\nOak;Bonn;0221 1;a@example.com\nElm;Ulm;0221 2;b@example.com\n");

        assertThat(labels(sketch)).containsExactly("Name", "Ort", "Telefon", "Email");
    }
}
