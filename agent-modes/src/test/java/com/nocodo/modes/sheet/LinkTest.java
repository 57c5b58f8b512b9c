package com.nocodo.modes.sheet;

import static com.nocodo.modes.sheet.Files.fill;
import static com.nocodo.modes.sheet.Files.row;
import static com.nocodo.modes.sheet.Files.sketch;
import static com.nocodo.modes.sheet.Files.xlsx;
import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.Relation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkTest {

    @Test
    void aColumnWithTheValuesOfAnotherSheetIsALink() {
        var sketch = two(
                "Bestellungen",
                new Object[][] {
                    row("Bestellnr", "Kundennr", "Menge"),
                    row("B1", "K2", 5),
                    row("B2", "K1", 6),
                    row("B3", "K2", 7),
                    row("B4", "K3", 8),
                    row("B5", "K3", 9)
                },
                "Kunden",
                new Object[][] {row("Kundennr", "Firma"), row("K1", "Eiche"), row("K2", "Ulme"), row("K3", "Esche")});

        var order = sketch.spec().get("bestellung");
        assertThat(order.relations()).singleElement().satisfies(link -> {
            assertThat(link.name()).isEqualTo("kunde");
            assertThat(link.to()).isEqualTo("kunde");
            assertThat(link.required()).isTrue();
            assertThat(link.reverse()).isEqualTo("bestellungen");
        });
        assertThat(order.fields()).extracting("name").containsExactly("bestellnr", "menge");
        assertThat(sketch.rows()).extracting(Rows::entity).containsExactly("kunde", "bestellung");
        assertThat(sketch.rows("bestellung").lines())
                .extracting(l -> l.links().get("kunde_id"))
                .containsExactly(3, 2, 3, 4, 4);
    }

    @Test
    void numbersThatMatchByChanceAreNoLink() {
        var sketch = two(
                "Orders",
                new Object[][] {row("ID", "Quantity", "Item"), row(1, 2, "a"), row(2, 1, "b"), row(3, 2, "c")},
                "Customers",
                new Object[][] {row("ID", "Name"), row(1, "Oak"), row(2, "Elm"), row(3, "Ash")});

        assertThat(sketch.spec().entities()).allMatch(e -> e.relations().isEmpty());
    }

    @Test
    void numbersUnderTheNameOfTheOtherSheetAreALink() {
        var sketch = two(
                "Orders",
                new Object[][] {row("ID", "Customer ID", "Item"), row(11, 2, "a"), row(12, 1, "b"), row(13, 2, "c")},
                "Customers",
                new Object[][] {row("ID", "Name"), row(1, "Oak"), row(2, "Elm"), row(3, "Ash")});

        assertThat(sketch.spec().get("order_record").relations())
                .extracting(Relation::property, Relation::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("customer_id", "customer"));
    }

    @Test
    void aValueThatIsNotThereIsSaidAndTheLinkStaysOptional() {
        var orders = new Object[21][];
        orders[0] = row("Order no", "Customer", "Pieces");
        for (int i = 1; i <= 20; i++) {
            orders[i] = row("O" + i, i == 13 ? "Nobody" : "Firm " + (i % 12), i);
        }
        var customers = new Object[13][];
        customers[0] = row("Name", "Town");
        for (int i = 0; i < 12; i++) {
            customers[i + 1] = row("Firm " + i, "Town " + i);
        }

        var sketch = two("Purchases", orders, "Customers", customers);

        var link = sketch.spec().get("purchase").relations().getFirst();
        assertThat(link.required()).isFalse();
        assertThat(sketch.misfits())
                .containsExactly(
                        new Misfit("Purchases", 14, "Customer", "Nobody", "no row of 'Customers' has this Name"));
    }

    @Test
    void firstAndLastNameTogetherAreFound() {
        var sketch = two(
                "Termine",
                new Object[][] {
                    row("Schüler", "Tag"),
                    row("Rot Eiche", "Mo"),
                    row("Blau Ulme", "Di"),
                    row("Gelb Esche", "Mi"),
                    row("Rot Eiche", "Do")
                },
                "Schüler",
                new Object[][] {
                    row("Vorname", "Nachname"), row("Rot", "Eiche"), row("Blau", "Ulme"), row("Gelb", "Esche")
                });

        assertThat(sketch.spec().get("termin").relations())
                .extracting(Relation::to)
                .containsExactly("schueler");
        assertThat(sketch.spec().get("schueler").display()).containsExactly("vorname", "nachname");
    }

    @Test
    void ofTwoColumnsThatSayTheSameOneIsLeftOut() {
        var sketch = two(
                "Orders",
                new Object[][] {
                    row("Order no", "Customer no", "Customer name"),
                    row("O1", "C1", "Oak"),
                    row("O2", "C2", "Elm"),
                    row("O3", "C3", "Ash"),
                    row("O4", "C1", "Oak")
                },
                "Customers",
                new Object[][] {row("Customer no", "Name"), row("C1", "Oak"), row("C2", "Elm"), row("C3", "Ash")});

        assertThat(sketch.spec().get("order_record").relations()).hasSize(1);
        assertThat(sketch.remarks())
                .extracting(Remark::text)
                .anyMatch(t -> t.contains("'Customer name' says the same"));
    }

    @Test
    void aRowComesAfterTheRowOfItsOwnSheetThatItNames() {
        var bytes = xlsx(
                "Employees",
                row("Name", "Manager", "Desk"),
                row("Ash", "Elm", "d1"),
                row("Elm", "Oak", "d2"),
                row("Oak", null, "d3"),
                row("Fir", "Oak", "d4"));

        var sketch = sketch("file.xlsx", bytes);

        assertThat(sketch.spec().get("employee").relations())
                .extracting(Relation::to)
                .containsExactly("employee");
        assertThat(sketch.rows("employee").lines())
                .extracting(Rows.Line::number)
                .containsExactly(4, 3, 2, 5);
    }

    @Test
    void sheetsThatNameEachOtherDoNotBothLink() {
        var sketch = two(
                "Teams",
                new Object[][] {
                    row("Team", "Lead"), row("Red", "Oak"), row("Blue", "Elm"), row("Green", "Ash"), row("Grey", "Ash")
                },
                "Players",
                new Object[][] {
                    row("Player", "Team"), row("Oak", "Red"), row("Elm", "Blue"), row("Ash", "Green"), row("Fir", "Red")
                });

        var links = sketch.spec().entities().stream()
                .mapToLong(e -> e.relations().size())
                .sum();
        assertThat(links).isEqualTo(1);
    }

    private static Sketch two(String one, @Nullable Object[][] first, String other, @Nullable Object[][] second) {
        return sketch("file.xlsx", xlsx(book -> {
            fill(book.newWorksheet(one), first);
            fill(book.newWorksheet(other), second);
        }));
    }

    @Test
    void countsAndPartsOfWordsAreNoLink() {
        var sketch = two(
                "Kunden",
                new Object[][] {
                    row("Name", "Number of orders", "Anteil", "Teilnehmer"),
                    row("Oak", 1, 1, 2),
                    row("Elm", 3, 2, 3),
                    row("Ash", 2, 3, 3)
                },
                "Teile",
                new Object[][] {row("ID", "Preis"), row(1, 5.5), row(2, 6.5), row(3, 7.5)});
        var orders = two(
                "Customers",
                new Object[][] {row("Name", "Number of orders"), row("Oak", 1), row("Elm", 3), row("Ash", 2)},
                "Orders",
                new Object[][] {row("ID", "Item"), row(1, "a"), row(2, "b"), row(3, "c")});

        assertThat(sketch.spec().entities()).allMatch(e -> e.relations().isEmpty());
        assertThat(orders.spec().entities()).allMatch(e -> e.relations().isEmpty());
    }

    @Test
    void theSameTownOnTwoSheetsIsNoLink() {
        var sketch = two(
                "Employees",
                new Object[][] {
                    row("Name", "City"), row("Ash", "York"), row("Elm", "Leeds"), row("Oak", "Hull"), row("Fir", "York")
                },
                "Suppliers",
                new Object[][] {row("Company", "City"), row("A", "York"), row("B", "Leeds"), row("C", "Hull")});

        assertThat(sketch.spec().entities()).allMatch(e -> e.relations().isEmpty());
    }

    @Test
    void aNumberInACompoundWordNamesTheOtherSheet() {
        var sketch = two(
                "Bestellungen",
                new Object[][] {row("Nr", "Kundennummer"), row(11, 2), row(12, 1), row(13, 2)},
                "Kunden",
                new Object[][] {row("Nr", "Firma"), row(1, "Eiche"), row(2, "Ulme")});

        assertThat(sketch.spec().get("bestellung").relations())
                .extracting(Relation::to)
                .containsExactly("kunde");
    }

    @Test
    void aRowThatLeadsBackToItselfIsSaidWithItsValue() {
        var bytes = xlsx(
                "Employees",
                row("Name", "Manager", "Desk"),
                row("Ash", "Elm", "d1"),
                row("Elm", "Ash", "d2"),
                row("Oak", "Ash", "d3"),
                row("Fir", "Elm", "d4"));

        assertThat(sketch("file.xlsx", bytes).misfits())
                .extracting(Misfit::row, Misfit::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, "Ash"));
    }
}
