package com.nocodo.modes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the words forbid becomes a rule that refuses just that; what they do not say becomes none.
class RuleWordsTest {
    private static final String CLASSES = """
            Members have a name, a phone number, a date of birth and insured until (date).
            Rooms have a name, a location and a number of seats.
            Each course has a title, a start, an end, a price and a room.
            Each registration is for one member and one course, with a date, a number of places and a status: booked, cancelled.

            """;
    private static final String TOOLS = """
            Tools have a name, a serial number, a daily rate and a condition: ok, broken or lost.
            Borrowers have a name and a phone.
            Each loan is for one borrower and one tool, with a start date, a due date, a returned date, a fee and a deposit.

            """;
    private static final String KURSE = """
            Mitglieder haben Name, Telefon, Geburtsdatum und versichert bis (Datum).
            Räume haben Name und Anzahl Plätze.
            Jeder Kurs hat Titel, Beginn, Ende, Preis und Raum.
            Jede Anmeldung ist für ein Mitglied und einen Kurs, mit Datum, Anzahl Personen und Status: gebucht, storniert.

            """;
    private static final String GERAETE = """
            Geräte haben einen Namen, eine Seriennummer, einen Tagessatz und einen Zustand: ok, defekt oder verloren.
            Kunden haben Name und Telefon.
            Jede Ausleihe ist für einen Kunden und ein Gerät, mit Beginn, Rückgabe bis, zurückgegeben am, Gebühr und Kaution.

            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            No two courses can be in the same room at the same time.                                     | course: no overlap of start..course_end per [room]
            A room must never be double-booked.                                                          | course: no overlap of start..course_end per [room]
            Never two courses in the same room at once.                                                  | course: no overlap of start..course_end per [room]
            It is not possible that two courses are in the same room in the same time!                   | course: no overlap of start..course_end per [room]
            A room can't be used twice at the same moment. | course: no overlap of start..course_end per [room]
            Rooms can only hold one course at a time.                                                    | course: no overlap of start..course_end per [room]
            The same room cannot be given to two courses on overlapping days.                            | course: no overlap of start..course_end per [room]
            No more registrations for a course than the room has seats.                                  | registration: count(course.registrations where status != 'cancelled') <= course.room.seats
            The places on all registrations of a course together must not go over the seats of the room. | registration: sum(course.registrations.places where status != 'cancelled') <= course.room.seats
            When a course is full, nobody can register any more.                                         | registration: sum(course.registrations.places where status != 'cancelled') <= course.room.seats
            If all seats of the room are taken, no more registrations are possible.                      | course: count(room.courses) <= room.seats
            A course must not be overbooked.                                                             | registration: sum(course.registrations.places where status != 'cancelled') <= course.room.seats
            A member whose insurance has run out on the day of the registration cannot be registered.    | registration: member.insured_until is not empty and member.insured_until >= date
            Only members with a valid insurance can register.                                            | registration: member.insured_until is not empty and member.insured_until >= date
            Members must be at least 16 years old.                                                       | member: age(date_of_birth) >= 16
            Nobody under 16 may register.                                                                | member: age(date_of_birth) >= 16
            At most 3 registrations per member.                                                          | registration: count(member.registrations) <= 3
            No member may have more than 3 registrations on the same day.                                | registration: count(member.registrations where date = this.date) <= 3
            More than three registrations for a member on one day are not possible.                      | registration: count(member.registrations where date = this.date) <= 3
            A course ends after it starts.                                                               | course: course_end > start
            The end can not be sooner than the start.                                                    | course: course_end >= start
            The registration date must be before the start of the course.                                | registration: date < course.start
            No registration is possible on a date after the course started.                              | registration: date <= course.start
            Registrations for courses that have already started are not possible.                        | registration: date <= course.start
            """)
    void classesHaveTheRulesTheirWordsTell(String words, String rule) {
        assertThat(Facts.of(CLASSES + words).rules()).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A broken or lost tool cannot be lent.                       | loan: not tool.condition in ('broken', 'lost')
            Broken tools must not leave the house.                      | loan: tool.condition != 'broken'
            Only tools that are ok can be lent out.                     | loan: tool.condition = 'ok'
            A tool that is broken or lost can't be borrowed. | loan: not tool.condition in ('broken', 'lost')
            It must never happen that a broken tool is lent.            | loan: tool.condition != 'broken'
            The same tool can't be lent to two people at the same time. | loan: no overlap of start_date..coalesce(returned_date, date '9999-12-31') per [tool]
            The deposit must not be more than the fee.                  | loan: deposit <= fee
            A borrower may have at most 3 tools out at once.            | loan: count(borrower.loans where returned_date is empty) <= 3
            Nobody can have more than two loans open at the same time.  | loan: count(borrower.loans where returned_date is empty) <= 2
            We never lend more than 3 tools to one borrower.            | loan: count(borrower.loans) <= 3
            A loan takes at most 14 days.                               | loan: days(start_date, due_date) <= 14
            A loan must not be longer than 14 days.                     | loan: days(start_date, due_date) <= 14
            """)
    void toolsHaveTheRulesTheirWordsTell(String words, String rule) {
        assertThat(Facts.of(TOOLS + words).rules()).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Im gleichen Raum können nicht zwei Kurse zur selben Zeit laufen.                                     | kurs: no overlap of beginn..ende per [raum]
            Ein Raum darf nie doppelt belegt sein.                                                               | kurs: no overlap of beginn..ende per [raum]
            Zwei Kurse im selben Raum dürfen sich nicht überschneiden.                                           | kurs: no overlap of beginn..ende per [raum]
            Nie zwei Kurse gleichzeitig im selben Raum!                                                          | kurs: no overlap of beginn..ende per [raum]
            Es ist nicht möglich, dass in einem Raum zwei Kurse gleichzeitig stattfinden.                        | kurs: no overlap of beginn..ende per [raum]
            Ein Raum kann nicht zweimal zur gleichen Zeit vergeben werden.                                       | kurs: no overlap of beginn..ende per [raum]
            Es dürfen nicht mehr Anmeldungen für einen Kurs da sein als der Raum Plätze hat.                     | anmeldung: count(kurs.anmeldungen where status != 'storniert') <= kurs.raum.anzahl_plaetze
            Ist ein Kurs voll, geht keine Anmeldung mehr.                                                        | anmeldung: sum(kurs.anmeldungen.anzahl_personen where status != 'storniert') <= kurs.raum.anzahl_plaetze
            Wenn ein Kurs ausgebucht ist, kann sich niemand mehr anmelden.                                       | anmeldung: sum(kurs.anmeldungen.anzahl_personen where status != 'storniert') <= kurs.raum.anzahl_plaetze
            Ein Kurs darf nicht überbucht werden.                                                                | anmeldung: sum(kurs.anmeldungen.anzahl_personen where status != 'storniert') <= kurs.raum.anzahl_plaetze
            Die Personen aller Anmeldungen eines Kurses zusammen dürfen die Plätze des Raums nicht übersteigen.  | anmeldung: sum(kurs.anmeldungen.anzahl_personen where status != 'storniert') <= kurs.raum.anzahl_plaetze
            Ein Mitglied, dessen Versicherung am Tag der Anmeldung abgelaufen ist, kann nicht angemeldet werden. | anmeldung: mitglied.versichert_bis is not empty and mitglied.versichert_bis >= datum
            Nur Mitglieder mit gültiger Versicherung dürfen sich anmelden.                                       | anmeldung: mitglied.versichert_bis is not empty and mitglied.versichert_bis >= datum
            Ohne gültige Versicherung keine Anmeldung.                                                           | anmeldung: mitglied.versichert_bis is not empty and mitglied.versichert_bis >= datum
            Mitglieder müssen mindestens 16 Jahre alt sein.                                                      | mitglied: age(geburtsdatum) >= 16
            Niemand unter 16 darf sich anmelden.                                                                 | mitglied: age(geburtsdatum) >= 16
            Höchstens 3 Anmeldungen pro Mitglied.                                                                | anmeldung: count(mitglied.anmeldungen) <= 3
            Kein Mitglied darf mehr als 3 Anmeldungen am selben Tag haben.                                       | anmeldung: count(mitglied.anmeldungen where datum = this.datum) <= 3
            Mehr als drei Anmeldungen am selben Tag schafft keiner.                                              | anmeldung: count(mitglied.anmeldungen where datum = this.datum) <= 3
            Das Ende muss nach dem Beginn liegen.                                                                | kurs: ende > beginn
            Das Ende darf nicht vor dem Beginn sein.                                                             | kurs: ende >= beginn
            Ein Kurs endet nach seinem Beginn.                                                                   | kurs: ende > beginn
            Das Ende kann nicht früher sein als der Beginn.                                                      | kurs: ende >= beginn
            Nach Beginn des Kurses ist keine Anmeldung mehr möglich.                                             | anmeldung: datum <= kurs.beginn
            Eine Anmeldung darf nicht nach Beginn des Kurses liegen.                                             | anmeldung: datum <= kurs.beginn
            """)
    void kurseHabenIhreRegeln(String words, String rule) {
        assertThat(Facts.of(KURSE + words).rules()).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Ein defektes oder verlorenes Gerät darf nicht ausgeliehen werden.       | ausleihe: not geraet.zustand in ('defekt', 'verloren')
            Defekte Geräte dürfen das Haus nicht verlassen.                         | ausleihe: geraet.zustand != 'defekt'
            Nur Geräte, die ok sind, dürfen ausgeliehen werden.                     | ausleihe: geraet.zustand = 'ok'
            Auf ein verlorenes Gerät kann keine Ausleihe mehr erfasst werden.       | ausleihe: geraet.zustand != 'verloren'
            Dasselbe Gerät kann nicht gleichzeitig an zwei Kunden verliehen werden. | ausleihe: no overlap of beginn..coalesce(zurueckgegeben_am, date '9999-12-31') per [geraet]
            Die Kaution darf nicht höher sein als die Gebühr.                       | ausleihe: kaution <= gebuehr
            Ein Kunde darf höchstens 3 Geräte gleichzeitig ausleihen.               | ausleihe: count(kunde.ausleihen where zurueckgegeben_am is empty) <= 3
            Eine Ausleihe dauert höchstens 14 Tage.                                 | ausleihe: days(beginn, rueckgabe_bis) <= 14
            """)
    void geraeteHabenIhreRegeln(String words, String rule) {
        assertThat(Facts.of(GERAETE + words).rules()).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            No two members can have the same phone number.                | member.phone_number
            The phone number of a member must not repeat.                 | member.phone_number
            The phone number can not be two times the same.               | member.phone_number
            There may be no duplicates of the phone number.               | member.phone_number
            The same member cannot register twice for the same course.    | registration[member, course]
            A member can register only once for a course.                 | registration[member, course]
            Nobody may be registered twice for the same course.           | registration[member, course]
            """)
    void whatThereIsOnlyOneOfIsUnique(String words, String unique) {
        assertThat(Facts.of(CLASSES + words).unique()).containsExactly(unique);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Keine zwei Mitglieder dürfen dieselbe Telefonnummer haben.           | mitglied.telefon
            Die Telefonnummer darf es nicht 2 mal geben.                         | mitglied.telefon
            Die Telefonnummer darf nur ein einziges Mal vergeben werden.         | mitglied.telefon
            Dasselbe Mitglied kann sich nicht zweimal zum selben Kurs anmelden.  | anmeldung[mitglied, kurs]
            Ein Mitglied kann sich nur einmal pro Kurs anmelden.                 | anmeldung[mitglied, kurs]
            """)
    void wasEsNurEinmalGibtIstEindeutig(String words, String unique) {
        assertThat(Facts.of(KURSE + words).unique()).containsExactly(unique);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A bike can only be collected once it is paid.          | bike: state != 'collected' or paid = true
            Only when a bike is paid, it may be collected.         | bike: state != 'collected' or paid = true
            If a bike is damaged, the note is required.            | bike: damaged = false or note is not empty
            When a bike is damaged, the note must not be empty.    | bike: damaged = false or note is not empty
            """)
    void whatHoldsUnderACondition(String words, String rule) {
        var bikes =
                "Bikes have a number, damaged yes/no, paid yes/no, a note and a state: new, repaired or collected. ";
        var facts = Facts.of(bikes + words);

        assertThat(facts.rules()).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Ein Rad kann erst abgeholt werden, wenn es bezahlt ist. | rad: stand != 'abgeholt' or bezahlt = true
            Abgeholt wird ein Rad nur, wenn es bezahlt ist.         | rad: stand != 'abgeholt' or bezahlt = true
            Erst wenn ein Rad bezahlt ist, darf es abgeholt werden. | rad: stand != 'abgeholt' or bezahlt = true
            """)
    void wasNurUnterEinerBedingungGilt(String words, String rule) {
        var facts = Facts.of(
                "Räder haben eine Nummer, bezahlt ja/nein und einen Stand: neu, fertig oder abgeholt. " + words);

        assertThat(facts.rules()).containsExactly(rule);
    }

    @Test
    void whatIsNotAllowedIsForbidden() {
        var facts = Facts.of(CLASSES + """
                Not allowed:
                - two courses in the same room at the same time
                - end earlier than start
                """);

        assertThat(facts.rules())
                .containsExactly("course: no overlap of start..course_end per [room]", "course: course_end >= start");
    }

    @Test
    void aHeadingForbidsWhatIsListedUnderIt() {
        var facts = Facts.of(CLASSES + """
                What must never happen:
                - two courses in the same room at the same time
                - the end before the start
                """);

        assertThat(facts.rules())
                .containsExactly("course: no overlap of start..course_end per [room]", "course: course_end >= start");
    }

    @Test
    void anEndThatIsLeftEmptyIsNotKnownYet() {
        var facts = Facts.of("""
                Tenants have a name. Units have a number. Each contract is for one tenant and one unit, with a move in date and a move out date.
                The move out date we leave empty when we don't know it yet. Two contracts in the same unit at the same time are not possible.
                """);

        assertThat(facts.rules())
                .containsExactly(
                        "contract: no overlap of move_in_date..coalesce(move_out_date, date '9999-12-31') per [unit]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Members must not wear shoes in the room.",
                "We never want to lose a course again.",
                "It must not be more expensive than what we have now.",
                "Nobody can be in two places at once.",
                "Sometimes a course is full and then people are sad."
            })
    void aRuleThatCannotBeKeptIsNotInvented(String words) {
        var facts = Facts.of(CLASSES + words);

        assertThat(facts.rules()).isEmpty();
        assertThat(facts.unique()).isEmpty();
    }
}
