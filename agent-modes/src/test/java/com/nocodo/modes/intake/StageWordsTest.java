package com.nocodo.modes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// States told in order become a status and its moves.
class StageWordsTest {
    private static final String PUPILS =
            "Pupils have a name and a phone. Each lesson is for one pupil, with a start, an end and a price. Each order is for one pupil with a date.\n\n";
    private static final String SCHUELER =
            "Schüler haben Name und Telefon. Ein Auftrag ist für einen Schüler und hat ein Datum.\n\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A lesson is planned first, then either it's held or somebody cancels it, and once it has been cancelled it stays cancelled. | lesson | planned > held, planned > cancelled
            A lesson is first requested, then confirmed and finally done. Or it gets cancelled before it's done. | lesson | requested > confirmed, confirmed > done, requested > cancelled, confirmed > cancelled
            The state of an order is changing like this: new -> in print -> ready -> delivered. You can not go back from delivered. | order_record | new > in_print, in_print > ready, ready > delivered
            An order goes through these steps in this order: open, packed, shipped.  | order_record | open > packed, packed > shipped
            An order is first open, then it's packed and at the end it's shipped.    | order_record | open > packed, packed > shipped
            """)
    void statesToldInOrderAreMoves(String words, String entity, String moves) {
        assertThat(String.join(", ", Facts.of(PUPILS + words).moves(entity))).isEqualTo(moves);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Ein Auftrag wird zuerst angelegt, ist dann laufend und wird am Ende abgeschlossen.   | auftrag | angelegt > laufend, laufend > abgeschlossen
            Aufträge: Geplant, erledigt, abgerechnet, so läuft das, in der Reihenfolge.          | auftrag | geplant > erledigt, erledigt > abgerechnet
            Der Auftrag wird erst angenommen, danach bearbeitet und schließlich ausgeliefert.    | auftrag | angenommen > bearbeitet, bearbeitet > ausgeliefert
            Ein Auftrag läuft so: neu -> in Arbeit -> fertig -> abgeholt. Abgeholt ist endgültig. | auftrag | neu > in_arbeit, in_arbeit > fertig, fertig > abgeholt
            """)
    void zustaendeDerReiheNachSindUebergaenge(String words, String entity, String moves) {
        assertThat(String.join(", ", Facts.of(SCHUELER + words).moves(entity))).isEqualTo(moves);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A lesson is first requested, then confirmed and finally done. The office enters lessons. Only the office confirms. | requested > confirmed [office], confirmed > done
            A lesson is first requested, then confirmed and finally done. The office enters lessons, and only the office may confirm a lesson. | requested > confirmed [office], confirmed > done
            """)
    void whoAloneMayMakeAMoveIsNamedWithIt(String words, String moves) {
        assertThat(String.join(", ", Facts.of(PUPILS + words).moves("lesson"))).isEqualTo(moves);
    }
}
