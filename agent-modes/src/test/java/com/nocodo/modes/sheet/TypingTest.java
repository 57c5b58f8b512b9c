package com.nocodo.modes.sheet;

import static com.nocodo.modes.sheet.Files.csv;
import static com.nocodo.modes.sheet.Files.field;
import static com.nocodo.modes.sheet.Files.only;
import static com.nocodo.modes.sheet.Files.put;
import static com.nocodo.modes.sheet.Files.row;
import static com.nocodo.modes.sheet.Files.sketch;
import static com.nocodo.modes.sheet.Files.values;
import static com.nocodo.modes.sheet.Files.xlsx;
import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.FieldType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Anzahl ~ 1|2|1.000 ~ INTEGER ~ 1|2|1000
            Gewicht ~ 1,5|2|1.000,25 ~ DECIMAL ~ 1.5|2|1000.25
            Weight ~ 1.5|2|1,000.25 ~ DECIMAL ~ 1.5|2|1000.25
            Preis ~ 1.234,50|9,90|7,00 ~ MONEY ~ 123450|990|700
            Wert ~ 12,00 €|1.000,00 €|-3,50 € ~ MONEY ~ 1200|100000|-350
            Fee ~ $1,200.00|$5.25|($3.00) ~ MONEY ~ 120000|525|-300
            Preis ~ 12,-|5,50|7 ~ MONEY ~ 1200|550|700
            Anteil ~ 12,5 %|100 %|0 % ~ PERCENT ~ 12.5|100|0
            Anteil in % ~ 12,5|100|7 ~ PERCENT ~ 12.5|100|7
            Aktiv ~ ja|nein|Ja ~ BOOLEAN ~ true|false|true
            Active ~ yes|no|Yes ~ BOOLEAN ~ true|false|true
            Datum ~ 31.12.2025|1.2.2026|05.03.26 ~ DATE ~ 2025-12-31|2026-02-01|2026-03-05
            Date ~ 12/31/2025|1/2/2026|3/5/26 ~ DATE ~ 2025-12-31|2026-01-02|2026-03-05
            Date ~ 31/12/2025|1/2/2026|3/5/26 ~ DATE ~ 2025-12-31|2026-02-01|2026-05-03
            Date ~ 2025-12-31|2026-02-01|2026-03-05 ~ DATE ~ 2025-12-31|2026-02-01|2026-03-05
            Datum ~ 31. Dezember 2025|1. März 2026|Mo, 05.01.2026 ~ DATE ~ 2025-12-31|2026-03-01|2026-01-05
            Start ~ 2025-12-31 10:00|2026-02-01T09:30:00Z|01.03.2026 08:15 ~ DATETIME ~ 2025-12-31T10:00:00Z|2026-02-01T09:30:00Z|2026-03-01T08:15:00Z
            Uhrzeit ~ 8:30|10.15 Uhr|23:59:10 ~ TIME ~ 08:30:00|10:15:00|23:59:10
            Time ~ 8:30 AM|2 pm|11:59 PM ~ TIME ~ 08:30:00|14:00:00|23:59:00
            Email ~ a@example.com|b@example.org|c@example.net ~ EMAIL ~ a@example.com|b@example.org|c@example.net
            Web ~ https://a.example|http://b.example/x|https://c.example ~ URL ~ https://a.example|http://b.example/x|https://c.example
            Telefon ~ 0221 1234|+49 30 555|(0711) 22-33 ~ PHONE ~ 0221 1234|+49 30 555|(0711) 22-33
            PLZ ~ 50667|10115|80331 ~ TEXT ~ 50667|10115|80331
            Artikelnummer ~ 0815|4711|1234 ~ TEXT ~ 0815|4711|1234
            Regal ~ 0815 123|4711|12 ~ TEXT ~ 0815 123|4711|12
            Zone ~ (0711)|12|13 ~ TEXT ~ (0711)|12|13
            Kontakt ~ +491711234567|+49 171 1234|+4930555555 ~ PHONE ~ +491711234567|+49 171 1234|+4930555555
            Date ~ 12-31-2025|01-02-2026|3-5-2026 ~ DATE ~ 2025-12-31|2026-01-02|2026-03-05
            Shelf ~ 01-02-03|01-02-04|01-02-05 ~ TEXT ~ 01-02-03|01-02-04|01-02-05
            Artikelnummer ~ 01.02.03|01.02.04|01.02.05 ~ TEXT ~ 01.02.03|01.02.04|01.02.05
            Cost center ~ 4711|4712|4713 ~ INTEGER ~ 4711|4712|4713
            Dauer ~ 7:30|0:45|26:10 h ~ DURATION ~ 450|45|1570
            EAN ~ 4006381333931|4006381333948|4006381333955 ~ TEXT ~ 4006381333931|4006381333948|4006381333955
            Long ~ 12345678901234567890|2|3 ~ DECIMAL ~ x
            """)
    void aColumnHasTheTypeOfItsValues(String label, String cells, FieldType type, String expected) {
        boolean tooLong = expected.equals("x");
        var rows = IntStream.range(0, 3)
                .mapToObj(i -> "\"thing %d\"\t%s".formatted(i, cells.split("\\|")[i]))
                .collect(Collectors.joining("\n"));

        var sketch = csv("x.csv", "Bezeichnung\t" + label + "\n" + rows);

        var column = only(sketch).fields().get(1);
        assertThat(column.type()).isEqualTo(tooLong ? FieldType.TEXT : type);
        if (!tooLong) {
            assertThat(values(sketch, column.name()).stream().map(String::valueOf))
                    .containsExactly(expected.split("\\|"));
        }
    }

    @Test
    void numbersDatesAndFormatsOfAWorkbookAreRead() {
        var bytes = xlsx(book -> {
            var sheet = book.newWorksheet("Items");
            Files.fill(sheet, row("Item", "Bought", "Sold", "Price", "Share", "Zip", "Done", "Ratio"));
            for (int r = 1; r <= 3; r++) {
                put(sheet, r, 0, "thing " + r);
                put(sheet, r, 1, LocalDate.of(2025, 12, 30 - r));
                put(sheet, r, 2, LocalDateTime.of(2025, 12, 1, 8 + r, 30));
                put(sheet, r, 3, 19.99 * r);
                sheet.style(r, 3).format("#,##0.00 \"€\"").set();
                put(sheet, r, 4, 0.125);
                sheet.style(r, 4).format("0.0%").set();
                put(sheet, r, 5, 1000 + r);
                sheet.style(r, 5).format("00000").set();
                put(sheet, r, 6, r == 2);
                put(sheet, r, 7, 0.1 + 0.2);
            }
        });

        var sketch = sketch("file.xlsx", bytes);

        assertThat(only(sketch).fields().stream().map(f -> f.type()))
                .containsExactly(
                        FieldType.TEXT,
                        FieldType.DATE,
                        FieldType.DATETIME,
                        FieldType.MONEY,
                        FieldType.PERCENT,
                        FieldType.TEXT,
                        FieldType.BOOLEAN,
                        FieldType.DECIMAL);
        assertThat(values(sketch, "bought")).containsExactly("2025-12-29", "2025-12-28", "2025-12-27");
        assertThat(values(sketch, "sold")).contains("2025-12-01T09:30:00Z");
        assertThat(values(sketch, "price")).containsExactly(1999L, 3998L, 5997L);
        assertThat(values(sketch, "share")).containsOnly("12.5");
        assertThat(values(sketch, "zip")).containsExactly("01001", "01002", "01003");
        assertThat(values(sketch, "done")).containsExactly(false, true, false);
        assertThat(values(sketch, "ratio")).containsOnly("0.3");
        assertThat(sketch.spec().app().currency()).isEqualTo("EUR");
    }

    @Test
    void timesAreMeantInTheZoneOfTheFile() throws Exception {
        var tables = Files.tables(
                xlsx(
                        "Visits",
                        row("Guest", "Begin"),
                        row("Oak", LocalDateTime.of(2025, 7, 1, 10, 0)),
                        row("Elm", LocalDateTime.of(2025, 12, 1, 10, 0))),
                Limits.USUAL);

        var sketch = Sketches.of("file.xlsx", tables, ZoneId.of("Europe/Berlin"));

        assertThat(values(sketch, "begin")).containsExactly("2025-07-01T08:00:00Z", "2025-12-01T09:00:00Z");
    }

    @Test
    void fewRepeatedWordsAreAnEnum() {
        var rows = IntStream.range(0, 12)
                .mapToObj(i -> "Lamp %d,%s"
                        .formatted(
                                i,
                                List.of("In stock", "sold", "Sold", "On loan").get(i % 4)))
                .collect(Collectors.joining("\n"));

        var sketch = csv("Items.csv", "Item,Where\n" + rows);

        assertThat(field(sketch, "item_where").type()).isEqualTo(FieldType.ENUM);
        assertThat(field(sketch, "item_where").values())
                .extracting(EnumValue::name, EnumValue::label)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("in_stock", "In stock"),
                        org.assertj.core.groups.Tuple.tuple("sold", "sold"),
                        org.assertj.core.groups.Tuple.tuple("on_loan", "On loan"));
        assertThat(values(sketch, "item_where").subList(0, 4)).containsExactly("in_stock", "sold", "sold", "on_loan");
    }

    @Test
    void crossesAndEmptyCellsAreYesAndNo() {
        var sketch = csv("Items.csv", "Item,Sold\nLamp,x\nRug,\nBox,X\n");

        assertThat(field(sketch, "sold").type()).isEqualTo(FieldType.BOOLEAN);
        assertThat(values(sketch, "sold")).containsExactly(true, false, true);
        assertThat(sketch.misfits()).isEmpty();
    }

    @Test
    void theFewValuesThatDoNotFitAreSaidWithTheirRow() {
        var lines = new ArrayList<String>();
        IntStream.range(0, 40).forEach(i -> lines.add("Posten %d;%02d.03.2025;%d,50".formatted(i, i % 28 + 1, i)));
        lines.set(10, "Posten 10;31.02.2025;10,50");
        lines.set(20, "Posten 20;01.03.2025;auf Anfrage");

        var sketch = csv("Posten.csv", "Posten;Datum;Preis\n" + String.join("\n", lines));

        assertThat(field(sketch, "datum").type()).isEqualTo(FieldType.DATE);
        assertThat(field(sketch, "preis").type()).isEqualTo(FieldType.MONEY);
        assertThat(field(sketch, "preis").required()).isFalse();
        assertThat(sketch.misfits())
                .containsExactly(
                        new Misfit(
                                "Posten",
                                12,
                                "Datum",
                                "31.02.2025",
                                "is written like a date or a time, but there is none such"),
                        new Misfit(
                                "Posten",
                                22,
                                "Preis",
                                "auf Anfrage",
                                "is not an amount of money with at most two decimals"));
        assertThat(sketch.rows("posten").lines()).hasSize(40);
    }

    @Test
    void aColumnOfManyMisfitsIsText() {
        var sketch = csv("Items.csv", "Item,Size\nLamp,12\nRug,large\nBox,14\nPan,15\n");

        assertThat(field(sketch, "size").type()).isEqualTo(FieldType.TEXT);
        assertThat(values(sketch, "size")).containsExactly("12", "large", "14", "15");
        assertThat(sketch.misfits()).isEmpty();
    }

    @Test
    void anotherCurrencyIsNotMixedIn() {
        var rows = IntStream.range(0, 30)
                .mapToObj(i -> "Lamp %d\t%s".formatted(i, i == 7 ? "$5.00" : "€5.00"))
                .collect(Collectors.joining("\n"));

        var sketch = csv("Items.csv", "Item\tPrice\n" + rows);

        assertThat(sketch.spec().app().currency()).isEqualTo("EUR");
        assertThat(sketch.misfits())
                .extracting(Misfit::reason)
                .containsExactly("is in USD; the application counts in EUR");
    }

    @Test
    void requiredAndUniqueAreGuessedWithCare() {
        var sketch = csv("Customers.csv", """
                Customer no,Name,Email,Town,Quantity
                C-1,Oak,a@example.com,York,1
                C-2,Elm,b@example.com,Leeds,2
                C-3,Ash,c@example.com,,3
                C-4,Fir,d@example.com,Hull,4
                C-5,Yew,e@example.com,Bath,5
                """);

        assertThat(only(sketch).fields().stream().filter(f -> f.unique()).map(f -> f.name()))
                .containsExactly("customer_no", "email");
        assertThat(only(sketch).fields().stream().filter(f -> f.required()).map(f -> f.name()))
                .containsExactly("customer_no", "name", "email", "quantity");
        assertThat(only(sketch).display()).containsExactly("name");
    }

    @Test
    void fourRowsAreTooFewForRules() {
        var sketch = csv("Items.csv", "Code,Name\n1,Oak\n2,Elm\n3,Ash\n4,Fir\n");

        assertThat(only(sketch).fields()).noneMatch(f -> f.required() || f.unique());
    }

    @Test
    void namesAreSafeAndLabelsStayAsWritten() {
        var sketch = csv(
                "Kunden 2025.csv",
                "ID;Straße & Nr.;type;created_at;???\n1;Am Markt 1;A1;x1;y1\n2;Am Bach 2;B2;x2;y2\n");

        var entity = only(sketch);
        assertThat(entity.name()).isEqualTo("kunde");
        assertThat(entity.plural()).isEqualTo("kunden");
        assertThat(entity.labelPlural()).isEqualTo("Kunden");
        assertThat(entity.fields())
                .extracting("name")
                .doesNotContain("id", "created_at", "type")
                .contains("kunde_nummer", "strasse_and_nr");
        assertThat(entity.fields()).extracting("label").contains("ID", "Straße & Nr.", "type", "created_at");
        assertThat(sketch.spec().app().language()).isEqualTo("de");
        assertThat(sketch.spec().app().name()).isEqualTo("Kunden 2025");
    }

    @Test
    void everyGuessSaysWhereItComesFrom() {
        var sketch = csv("Items.csv", "Item,Stock\nLamp,3\nRug,4\n");

        assertThat(field(sketch, "stock").from()).isNotNull().satisfies(o -> {
            assertThat(o.assumed()).isTrue();
            assertThat(o.text()).isEqualTo("column B of sheet 'Items'");
        });
    }

    @Test
    void aDateThatCanBeReadInTwoWaysIsSaid() {
        var sketch = csv("Items.csv", "Item,Date\nLamp,03-04-2025\nRug,05-06-2025\n");

        assertThat(values(sketch, "item_date").isEmpty()).isFalse();
        assertThat(sketch.remarks()).extracting(Remark::text).anyMatch(t -> t.contains("month/day/year"));
    }

    @Test
    void aCurrencyThatTheFileDoesNotNameIsSaid() {
        assertThat(csv("Items.csv", "Item,Price\nLamp,3.50\nRug,4.25\n").remarks())
                .extracting(Remark::text)
                .anyMatch(t -> t.contains("names no currency") && t.contains("USD"));
        assertThat(csv("Items.csv", "Item,Price\nLamp,$3.50\nRug,$4.25\n").remarks())
                .extracting(Remark::text)
                .noneMatch(t -> t.contains("currency"));
    }

    @Test
    void aStrokeAloneIsAnEmptyCell() {
        var sketch = csv("Items.csv", "Item,Stock,Sold\nLamp,3,x\nRug,-,-\nBox,5,x\n");

        assertThat(values(sketch, "stock")).containsExactly(3L, null, 5L);
        assertThat(values(sketch, "sold")).containsExactly(true, false, true);
        assertThat(sketch.misfits()).isEmpty();
    }

    @Test
    void anotherCurrencyOfAFormatIsNotTakenForTheApplications() {
        var bytes = xlsx(book -> {
            var sheet = book.newWorksheet("Items");
            Files.fill(sheet, row("Item", "Price", "Cost"));
            for (int r = 1; r <= 3; r++) {
                put(sheet, r, 0, "thing " + r);
                put(sheet, r, 1, 19.5 * r);
                sheet.style(r, 1).format("#,##0.00 [$zł-415]").set();
                put(sheet, r, 2, 100 * r);
                sheet.style(r, 2).format("#,##0 \"kr\"").set();
            }
        });

        var sketch = sketch("file.xlsx", bytes);

        assertThat(sketch.spec().app().currency()).isEqualTo("PLN");
        assertThat(values(sketch, "price")).containsExactly(1950L, 3900L, 5850L);
        assertThat(field(sketch, "cost").type()).isEqualTo(FieldType.TEXT);
        assertThat(values(sketch, "cost")).containsExactly("100 kr", "200 kr", "300 kr");
    }

    @Test
    void aNumberThatCanBeReadInTwoWaysIsSaid() {
        assertThat(csv("Items.csv", "Item;Stock\nLamp;1.500\nRug;2.500\n").remarks())
                .extracting(Remark::text)
                .anyMatch(t -> t.contains("such as 1.500 can be read in two ways"));
        assertThat(csv("Items.csv", "Item;Stock\nLamp;1.500\nRug;2.25\n").remarks())
                .isEmpty();
    }

    @Test
    void aNumberThatIsRoundedIsSaid() {
        assertThat(csv("Items.csv", "Item;Ratio\nLamp;0.12345678\nRug;2.25\n").remarks())
                .extracting(Remark::text)
                .containsExactly("Numbers of 'Ratio' were rounded to 6 decimals.");
    }

    @Test
    void hoursAndMinutesOfAWorkbookAreADuration() {
        var bytes = xlsx(book -> {
            var sheet = book.newWorksheet("Visits");
            Files.fill(sheet, row("Guest", "Worked"));
            for (int r = 1; r <= 3; r++) {
                put(sheet, r, 0, "guest " + r);
                put(sheet, r, 1, 0.5 * r);
                sheet.style(r, 1).format("[h]:mm").set();
            }
        });

        var sketch = sketch("file.xlsx", bytes);

        assertThat(field(sketch, "worked").type()).isEqualTo(FieldType.DURATION);
        assertThat(values(sketch, "worked")).containsExactly(720L, 1440L, 2160L);
    }
}
