package com.nocodo.modes.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.nocodo.modes.intake.Gold;
import com.nocodo.modes.intake.Intake;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The published JSON Schema says what the reader takes, no more and no less.
class SpecSchemaTest {
    private static final String TEXT = text();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);
    private static final String SCHOOL = Specs.text("school.yaml");

    private static String text() {
        try {
            return Files.readString(Path.of("..", "docs", "reference", "nocodo.schema.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> problems(String yaml) {
        var json = JsonMapper.shared().writeValueAsString(new YAMLMapper().readTree(yaml));
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    static Stream<String> descriptions() {
        return Gold.all("devset").stream().map(Gold::words);
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void acceptsWhatIsWritten(String words) {
        assertThat(problems(SpecYaml.write(new Intake().understand(words).spec())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec/school.yaml", "generate/frontend/everything.yaml", "generate/frontend/minimal.yaml"})
    void acceptsSpecsThatWereWrittenByHand(String file) throws IOException {
        var yaml = Files.readString(Path.of("src/test/resources/com/nocodo/modes", file));

        assertThat(SpecYaml.read(yaml)).isNotNull();
        assertThat(problems(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: date}|type: dote}",
                "unique: true}|uniqe: true}",
                "nocodo: 1|nocodo: 2",
                "kind: one, required: true, on|kind: none, required: true, on",
                "name: paid, label: Paid|name: Paid, label: Paid",
                "fields: {fee: read_only}|fields: {fee: secret}"
            })
    void refusesWhatTheReaderRefuses(String change) {
        var parts = change.split("\\|");
        assertThat(SCHOOL).contains(parts[0]);

        assertThat(problems(SCHOOL.replace(parts[0], parts[1]))).isNotEmpty();
    }

    /// Every record of the model has its definition, with the same properties and the same sets of values.
    @Test
    void namesEveryPropertyOfTheModelAndNoOther() {
        var schema = JsonMapper.shared().readTree(TEXT);
        Map<Class<?>, JsonNode> places = new TreeMap<>((a, b) -> a.getName().compareTo(b.getName()));
        collect(AppSpec.class, schema, schema, places);

        assertThat(places).hasSizeGreaterThan(15);
        places.forEach((record, node) -> assertThat(
                        new TreeSet<>(node.path("properties").propertyNames()))
                .as(record.getSimpleName())
                .isEqualTo(properties(record)));
    }

    private static TreeSet<String> properties(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(SpecSchemaTest::property)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String property(RecordComponent component) {
        return component.getName().equals("defaultValue")
                ? "default"
                : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static void collect(Class<?> record, JsonNode node, JsonNode root, Map<Class<?>, JsonNode> places) {
        if (places.put(record, node) != null) {
            return;
        }
        for (var component : record.getRecordComponents()) {
            var at = resolved(node.path("properties").path(property(component)), root);
            var type = element(component.getGenericType());
            while (at.has("items")) {
                at = resolved(at.path("items"), root);
            }
            if (at.has("additionalProperties") && type.isEnum()) {
                at = at.path("additionalProperties");
            }
            if (type.isRecord()) {
                collect(type, at, root, places);
            } else if (type.isEnum()) {
                assertThat(values(at)).as(property(component)).isEqualTo(constants(type));
            }
        }
    }

    private static JsonNode resolved(JsonNode node, JsonNode root) {
        var at = node;
        while (at.has("$ref") || at.has("anyOf")) {
            at = at.has("anyOf")
                    ? at.path("anyOf").get(0)
                    : root.at(at.path("$ref").asString("").substring(1));
        }
        return at;
    }

    private static TreeSet<String> values(JsonNode node) {
        var result = new TreeSet<String>();
        node.path("enum").forEach(v -> result.add(v.asString("")));
        return result;
    }

    private static TreeSet<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What a list, set or map holds in the end.
    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            var inner = generic.getActualTypeArguments();
            return Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw)
                    ? element(inner[inner.length - 1])
                    : raw;
        }
        return (Class<?>) type;
    }
}
