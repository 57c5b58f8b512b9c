package com.nocodo.modes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A wish for a list or a number selects just the rows that its words name.
class WishWordsTest {
    private static final String SCHOOL = """
            Members have a name and a phone. Instructors have a name. Courses have a title, a price and a start and an end.
            Each booking is for one member and one course, with a date, a number of people, a fee, a status: requested, confirmed, done, cancelled and paid yes/no.
            Items have a name, a stock, a minimum stock and a condition: ok, damaged, missing.
            Each loan is for one member and one item, with a from date, a due date and a returned date.
            Each lesson is for one member and one instructor, with a start, an end and a price.

            """;
    private static final String SCHULE = """
            Kunden haben Name und Telefon. Kurse haben Titel, Preis, Beginn und Ende.
            Jede Buchung ist für einen Kunden und einen Kurs, mit Datum, Anzahl Personen, Betrag, Status: angefragt, bestätigt, erledigt, abgerechnet und bezahlt ja/nein.
            Jede Rechnung ist für einen Kunden, mit Datum, fällig am, Betrag und bezahlt ja/nein. Artikel haben Name, Bestand und Mindestbestand.

            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Show me all bookings that are confirmed.                   | list booking where status = 'confirmed'
            Show me all items that are damaged or missing.             | list item where condition in ('damaged', 'missing')
            Please show me the bookings which are not yet paid.        | list booking where paid = false
            Who has not paid yet?                                      | list booking where paid = false
            What's on tomorrow?                                        | list lesson where date(start) = today() + 1 days
            Show me the loans that are late.                           | list loan where due_date < today() and returned_date is empty
            I need a list of items below their minimum stock.          | list item where stock < minimum_stock
            Which items are at or below the minimum stock?             | list item where stock <= minimum_stock
            Which courses end in the next 30 days?                     | list course where date(course_end) >= today() and date(course_end) <= today() + 30 days
            Which courses start within 14 days?                        | list course where date(start) >= today() and date(start) <= today() + 14 days
            I want to see members that had no lesson in the last 3 months. | list member where not exists(lessons where date(start) >= today() - 90 days)
            What each member spent this year.                          | total booking by member where year(date) = year(today()): sum(fee)
            How much did every member spend in the year?               | total booking by member, year(date): sum(fee)
            Show me the revenue by month.                              | total booking by month(date): sum(fee)
            I want to know how many lessons each instructor gave.      | total lesson by instructor: count()
            How many bookings per course and month.                    | total booking by course, month(date): count()
            Top five members by revenue.                               | total booking by member: sum(fee)
            Which courses were booked most often?                      | total booking by course: count()
            The average fee per course.                                | total booking by course: avg(fee)
            """)
    void aWishIsReadAsAReport(String words, String report) {
        assertThat(Facts.of(SCHOOL + words).reports()).containsExactly(report);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Zeig mir alle Buchungen, die bestätigt sind.                       | list buchung where status = 'bestaetigt'
            Welche Rechnungen sind nicht bezahlt und schon über der Frist?     | list rechnung where bezahlt = false and faellig_am < today()
            Ich will sehen: was ist erledigt, aber noch nicht abgerechnet?     | list buchung where status = 'erledigt'
            Was steht morgen an?                                               | list kurs where date(beginn) = today() + 1 days
            Was kommt in den nächsten sieben Tagen?                            | list kurs where date(beginn) >= today() and date(beginn) <= today() + 7 days
            Welche Kurse enden in den nächsten 14 Tagen?                       | list kurs where date(ende) >= today() and date(ende) <= today() + 14 days
            Welche Artikel sind unter dem Mindestbestand?                      | list artikel where bestand < mindestbestand
            Umsatz pro Kunde im Jahr.                                          | total buchung by kunde, year(datum): sum(betrag)
            Ich brauche die Anzahl der Buchungen je Kurs und Monat.            | total buchung by kurs, month(datum): count()
            Die besten zehn Kunden nach Umsatz.                                | total buchung by kunde: sum(betrag)
            Wie viele Personen hatten wir pro Monat?                           | total buchung by month(datum): sum(anzahl_personen)
            """)
    void einWunschWirdEineAuswertung(String words, String report) {
        assertThat(Facts.of(SCHULE + words).reports()).containsExactly(report);
    }

    @Test
    void severalWishesInOneSentenceAreSeveralReports() {
        var facts = Facts.of(
                SCHOOL + "I'd like a list of bookings that are requested and also lessons in the next 7 days.");

        assertThat(facts.reports())
                .containsExactly(
                        "list booking where status = 'requested'",
                        "list lesson where date(start) >= today() and date(start) <= today() + 7 days");
    }

    @Test
    void whoHasNotPaidNeedsAFieldThatSaysSo() {
        var facts = Facts.of(
                "Owners have a name. Visits are for one owner and have a date and a cost. I want to see who still owes me money.");

        assertThat(facts.reports()).containsExactly("list visit where paid = false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Show me bookings that smell like roses.",
                "I want to see the instructors that are purple.",
                "Which rooms are haunted?"
            })
    void aWishThatIsNotUnderstoodIsListedWithItsWords(String words) {
        var facts = Facts.of(SCHOOL + words);

        assertThat(facts.reports()).isEmpty();
        assertThat(facts.ignored()).isNotEmpty();
    }
}
