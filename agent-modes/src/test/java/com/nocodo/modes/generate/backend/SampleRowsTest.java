package com.nocodo.modes.generate.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.intake.Gold;
import com.nocodo.modes.intake.Intake;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SampleRowsTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 5, 20, 12, 0);

    static Stream<Arguments> specs() {
        var described = Stream.of("devset", "devset2")
                .flatMap(set -> Gold.all(set).stream())
                .map(gold -> Arguments.of(
                        gold.id(), new Intake().understand(gold.words()).spec()));
        return Stream.concat(
                described,
                Stream.of("everything", "everything-changed", "minimal")
                        .map(name -> Arguments.of(name, BackendGeneratorTest.spec(name))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specs")
    void everyRowIsOneThatTheApplicationLetsIn(String name, AppSpec spec) {
        var maker = new SampleMaker(spec, NOW);
        maker.make();

        assertThat(new Judge(spec, NOW).first(maker.sample())).isEmpty();
        for (var made : maker.made()) {
            var entry = made.entry();
            for (var field : entry.entity().fields()) {
                assertThat(entry.sent().get(field.name()) == null
                                && entry.entity().neededToCreate(field))
                        .as("%s.%s", entry.entity().name(), field.name())
                        .isFalse();
                refuseOutside(entry, field);
            }
            assertThat(entry.entity().relations())
                    .filteredOn(r -> r.required() && !r.to().equals("user"))
                    .allSatisfy(r -> assertThat(entry.link(r)).isNotNull());
        }
    }

    private static void refuseOutside(Sample.Entry entry, Field field) {
        var value = entry.sent().get(field.name());
        if (value instanceof BigDecimal number) {
            assertThat(field.min() == null || number.compareTo(field.min()) >= 0)
                    .isTrue();
            assertThat(field.max() == null || number.compareTo(field.max()) <= 0)
                    .isTrue();
        }
        if (value instanceof String text && field.type() != FieldType.ENUM) {
            assertThat(text.length()).isBetween(Math.max(1, Bounds.shortest(field)), Bounds.longest(field));
            assertThat(field.pattern() == null || text.matches(field.pattern())).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specs")
    void whatMustBeUniqueIsAndEachRowComesBehindThoseThatItNames(String name, AppSpec spec) {
        var sent = new HashSet<List<Object>>();
        var before = new HashSet<Integer>(List.of(SampleRows.ACCOUNT));
        for (var row : SampleRows.of(spec, NOW).rows()) {
            var entity = spec.entities().stream()
                    .filter(e -> e.path().equals(row.path()))
                    .findFirst()
                    .orElseThrow();
            entity.fields().stream()
                    .filter(f -> f.unique() && row.values().containsKey(f.name()))
                    .forEach(f -> assertThat(
                                    sent.add(List.of(f.id(), row.values().get(f.name()))))
                            .isTrue());
            assertThat(before)
                    .containsAll(row.links().stream().map(SampleRows.Link::row).toList());
            before.add(row.number());
        }
    }

    @Test
    void nearlyAllRowsOfTheDevelopmentSetAreFound() {
        var all = specs().map(one -> SampleRows.of((AppSpec) one.get()[1], NOW)).toList();

        var found = all.stream().mapToInt(rows -> rows.rows().size()).sum();
        assertThat(all.stream().mapToInt(SampleRows::leftOut).sum()).isLessThan(found / 20);
    }

    @Test
    void rowsLieAboutTheDayThatIsGivenAndGoThroughTheStates() {
        var spec = BackendGeneratorTest.spec("everything");

        var repairs = SampleRows.of(spec, NOW).rows().stream()
                .filter(row -> row.path().equals("/api/repairs"))
                .toList();

        assertThat(repairs).hasSizeGreaterThan(8);
        assertThat(repairs)
                .allSatisfy(row -> assertThat(LocalDate.parse(
                                String.valueOf(row.values().get("starts_at")).substring(0, 10)))
                        .isBetween(
                                NOW.toLocalDate().minusDays(120),
                                NOW.toLocalDate().plusDays(120)));
        assertThat(repairs.stream().map(SampleRows.Row::moves).distinct().count())
                .isGreaterThan(2);
    }

    @Test
    void theSameMomentHasTheSameRows() {
        var spec = BackendGeneratorTest.spec("everything");

        assertThat(SampleRows.of(spec, NOW)).isEqualTo(SampleRows.of(spec, NOW));
    }

    @Test
    void aRowWhoseParentWasNotTakenIsNotSent() {
        var spec = BackendGeneratorTest.spec("everything");
        var rows = SampleRows.of(spec, NOW).rows();
        Map<Integer, Long> all = new HashMap<>();
        IntStream.rangeClosed(0, rows.size()).forEach(n -> all.put(n, 100L + n));
        var repair = rows.stream()
                .filter(row -> row.path().equals("/api/repairs"))
                .findFirst()
                .orElseThrow();

        assertThat(repair.json(all).orElseThrow()).containsKey("customer_id");
        assertThat(repair.json(Map.of(SampleRows.ACCOUNT, 1L))).isEmpty();
    }
}
