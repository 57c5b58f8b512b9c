package com.nocodo.modes.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.SpecCheck;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is in a file: a checked spec and rows that keep to it, or a refusal.
class AnyTableTest {
    private static final List<String> CELLS = List.of(
            "",
            "",
            "Name",
            "ID",
            "type",
            "Preis €",
            "Datum",
            "Kunde",
            "label",
            "version",
            "0815",
            "12",
            "1.234,50",
            "12.5",
            "31.12.2025",
            "31.02.2025",
            "x",
            "ja",
            "no",
            "a@example.com",
            "Summe",
            "=1+1",
            "12 %",
            "9:30",
            "???",
            "ÄÖ ß",
            "$5",
            "€5",
            "-",
            "select",
            "2025",
            "https://a.example",
            "+49 1",
            "very ".repeat(120),
            "two\nlines",
            "user",
            "role",
            "99999999999999999999",
            "1e5",
            "--5",
            "(3)",
            "'");

    private static final List<Cell> OTHERS = List.of(
            new Cell.Number(new BigDecimal("12"), Cell.Look.PLAIN, ""),
            new Cell.Number(new BigDecimal("0.123456789"), Cell.Look.PERCENT, ""),
            new Cell.Number(new BigDecimal("-5.005"), Cell.Look.MONEY, "EUR"),
            new Cell.Number(new BigDecimal("1E29"), Cell.Look.PLAIN, ""),
            new Cell.Moment(LocalDateTime.of(2025, 2, 28, 0, 0), Cell.Part.DATE),
            new Cell.Moment(LocalDateTime.of(2025, 2, 28, 7, 30), Cell.Part.DATETIME),
            new Cell.Moment(LocalDateTime.of(1970, 1, 1, 7, 30), Cell.Part.TIME),
            new Cell.Truth(true),
            new Cell.Broken("#REF!"),
            new Cell.Broken("=A1"));

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSketchKeepsToItsSpec(int seed) {
        var made = sketch(seed);
        assumeThat(made).isPresent();

        var sketch = made.orElseThrow();
        assertThat(SpecCheck.problems(sketch.spec())).isEmpty();
        var before = new HashSet<String>();
        for (var rows : sketch.rows()) {
            var entity = sketch.spec().get(rows.entity());
            for (var line : rows.lines()) {
                entity.fields().stream()
                        .filter(f -> f.required())
                        .forEach(f -> assertThat(line.values()).containsKey(f.name()));
                line.values()
                        .keySet()
                        .forEach(name -> assertThat(entity.field(name)).isPresent());
                for (var link : entity.relations()) {
                    var row = line.links().get(link.property());
                    assertThat(row == null ? !link.required() : before.contains(link.to() + row))
                            .isTrue();
                }
                assertThat(entity.relations().stream().map(Relation::property))
                        .containsAll(line.links().keySet());
                before.add(rows.entity() + line.number());
            }
        }
    }

    @Test
    void mostTablesBecomeASketch() {
        assertThat(seeds().filter(seed -> sketch(seed).isPresent()).count()).isGreaterThan(270);
    }

    private static Optional<Sketch> sketch(int seed) {
        var random = new Random(seed);
        var tables = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(t -> table(random, t))
                .toList();
        try {
            return Optional.of(Sketches.of("file %d.xlsx".formatted(seed), tables, java.time.ZoneOffset.UTC));
        } catch (SheetRefusal e) {
            return Optional.empty();
        }
    }

    private static Cell cell(Random random) {
        return random.nextInt(3) > 0
                ? Cell.text(CELLS.get(random.nextInt(CELLS.size())))
                : OTHERS.get(random.nextInt(OTHERS.size()));
    }

    private static Table table(Random random, int number) {
        int width = 1 + random.nextInt(6);
        int height = 1 + random.nextInt(15);
        var rows = IntStream.range(0, height)
                .mapToObj(r -> new Table.Row(
                        r * (random.nextInt(5) == 0 ? 1 : 2) + r + 1,
                        IntStream.range(0, width).mapToObj(c -> cell(random)).collect(Collectors.toList())))
                .filter(r -> !r.blank())
                .sorted(java.util.Comparator.comparingInt(Table.Row::number))
                .collect(Collectors.toMap(Table.Row::number, r -> r, (a, b) -> a, java.util.TreeMap::new));
        var named = new java.util.ArrayList<Table.Row>();
        named.add(new Table.Row(
                1,
                IntStream.range(0, width)
                        .mapToObj(
                                c -> Cell.text(List.of("Name", "ID", "type", "Kunde", "Preis", "user", "label", "Item")
                                        .get((c + number) % 8)))
                        .toList()));
        rows.values().forEach(r -> named.add(new Table.Row(r.number() + 1, r.cells())));
        return new Table(List.of("Kunden", "Users", "match").get(number), false, named);
    }
}
