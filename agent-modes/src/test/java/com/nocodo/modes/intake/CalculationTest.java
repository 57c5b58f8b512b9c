package com.nocodo.modes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Amounts told in words become expressions over the fields that the words name.
class CalculationTest {
    private static final String ENGLISH = """
            Customers have a company name, a phone, a discount in %. Each order is for one customer, with an order date, a shipping cost and a down payment.
            Each order has several lines. Each line has a product, a quantity and a unit price. Workers have a name and an hourly rate.
            Each job is for one customer and one worker, with a day, hours, a material cost.
            Boats have a name and a daily rate. Each hire is for one customer and one boat, with a start date, an end date and a deposit.

            """;
    private static final String GERMAN = """
            Kunden haben Name, Telefon und Rabatt in %. Jeder Auftrag ist für einen Kunden und hat Datum, Fahrtkosten, Anzahlung.
            Jeder Auftrag hat mehrere Positionen mit Bezeichnung, Menge und Einzelpreis. Mitarbeiter haben Name und Stundenlohn.
            Ein Einsatz gehört zu einem Kunden und zu einem Mitarbeiter und hat Tag, Stunden, Stundensatz und Materialkosten.
            Wagen haben Kennzeichen und Tagespreis. Eine Miete ist für einen Kunden und einen Wagen, mit Beginn und Ende.

            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The total of an order is the sum of its lines.                                      | order_record | sum(lines.(quantity * unit_price))
            The total of the order is the sum of all lines (quantity times unit price) plus the shipping cost minus the down payment. | order_record | sum(lines.(quantity * unit_price)) + coalesce(shipping_cost, 0) - coalesce(down_payment, 0)
            What the customer pays is all lines together, quantity times price, plus shipping.  | order_record | sum(lines.(quantity * unit_price)) + coalesce(shipping_cost, 0)
            The order total should be calculated automatically.                                 | order_record | sum(lines.(quantity * unit_price))
            Line total = quantity x unit price, less the discount of the customer.              | line         | quantity * unit_price - quantity * unit_price * coalesce(line_order.customer.discount, 0)
            A line costs quantity times unit price.                                             | line         | quantity * unit_price
            What the customer has to pay for a job is the hours times the hourly rate, and in addition the material. | job | hours * worker.hourly_rate + coalesce(material_cost, 0)
            Job amount = hours x hourly rate of the worker + material cost.                     | job          | hours * worker.hourly_rate + coalesce(material_cost, 0)
            The price of a job is worked out from hours and hourly rate.                        | job          | hours * worker.hourly_rate
            For each job the customer pays the hours times the worker's hourly rate.            | job          | hours * worker.hourly_rate
            Hours multiplied by the hourly rate gives the labour cost of a job.                 | job          | hours * worker.hourly_rate
            The fee = number of days x the daily rate of the boat.                              | hire         | days(start_date, end_date) * boat.daily_rate
            The fee is the daily rate times the days minus 10 %.                                | hire         | boat.daily_rate * days(start_date, end_date) - boat.daily_rate * days(start_date, end_date) * 0.1
            """)
    void anAmountIsWorkedOut(String words, String entity, String expr) {
        assertThat(Facts.of(ENGLISH + words).computed(entity)).containsExactly(expr);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Gesamtbetrag vom Auftrag = alle Positionen zusammen (Menge mal Einzelpreis) plus Fahrtkosten minus Anzahlung. | auftrag | sum(positionen.(menge * einzelpreis)) + coalesce(fahrtkosten, 0) - coalesce(anzahlung, 0)
            Der Betrag eines Auftrags ist die Summe aller Positionen (Menge mal Einzelpreis).   | auftrag | sum(positionen.(menge * einzelpreis))
            Die Summe des Auftrags wird automatisch berechnet.                                  | auftrag | sum(positionen.(menge * einzelpreis))
            Was der Kunde zahlen muss, sind die Stunden mal Stundensatz und dazu das Material.  | einsatz | stunden * stundensatz + coalesce(materialkosten, 0)
            Stunden mal Stundensatz ergibt den Betrag.                                          | einsatz | stunden * stundensatz
            Der Mietpreis ist Tagespreis mal Anzahl der Tage.                                   | miete   | wagen.tagespreis * days(beginn, ende)
            Mietpreis = Tage x Tagespreis abzüglich Rabatt des Kunden                           | miete   | days(beginn, ende) * wagen.tagespreis - days(beginn, ende) * wagen.tagespreis * coalesce(kunde.rabatt, 0)
            Der Kunde zahlt die Tage mal den Tagespreis des Wagens.                             | miete   | days(beginn, ende) * wagen.tagespreis
            """)
    void einBetragWirdErrechnet(String words, String entity, String expr) {
        assertThat(Facts.of(GERMAN + words).computed(entity)).containsExactly(expr);
    }
}
