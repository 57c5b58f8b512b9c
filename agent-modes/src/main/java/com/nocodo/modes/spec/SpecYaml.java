package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// Reads and writes `nocodo.yaml`. Order and ids stay as they are.
public final class SpecYaml {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_DEFAULT)
                    .withContentInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private SpecYaml() {}

    /// A checked spec.
    ///
    /// @throws SpecException when it does not parse, or says something that cannot be
    public static AppSpec read(String yaml) {
        var spec = parse(yaml);
        SpecCheck.require(spec);
        return spec;
    }

    /// The spec as it is written there, not yet checked.
    public static AppSpec parse(String yaml) {
        if (yaml.length() > LARGEST) {
            throw new SpecException("nocodo.yaml has more than 4 MB; a spec is smaller");
        }
        try {
            AppSpec spec = MAPPER.readValue(yaml, AppSpec.class);
            if (spec == null) {
                throw new SpecException("nocodo.yaml is empty; it starts with 'nocodo: 1'");
            }
            return spec;
        } catch (UnrecognizedPropertyException e) {
            throw new SpecException("nocodo.yaml%s: '%s' is not known here (known: %s)"
                    .formatted(
                            place(e),
                            e.getPropertyName(),
                            e.getKnownPropertyIds() == null
                                    ? ""
                                    : e.getKnownPropertyIds().stream()
                                            .map(Object::toString)
                                            .collect(Collectors.joining(", "))));
        } catch (InvalidFormatException e) {
            throw new SpecException("nocodo.yaml%s: '%s' does not belong here%s"
                    .formatted(place(e), e.getValue(), values(e.getTargetType())));
        } catch (JacksonException e) {
            throw new SpecException("nocodo.yaml%s: %s".formatted(place(e), e.getOriginalMessage()));
        }
    }

    /// Every id that is written there, found without reading the whole as a spec.
    ///
    /// @throws SpecException when it does not parse
    public static Stream<String> ids(String yaml) {
        Stream.Builder<String> ids = Stream.builder();
        try (var parser = MAPPER.createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME
                        && parser.currentName().equals("id")
                        && parser.nextToken() == JsonToken.VALUE_STRING) {
                    ids.add(parser.getString());
                }
            }
        } catch (JacksonException e) {
            throw new SpecException("nocodo.yaml%s: %s".formatted(place(e), e.getOriginalMessage()));
        }
        return ids.build();
    }

    /// The text form; reading it gives an equal spec.
    public static String write(AppSpec spec) {
        return MAPPER.writeValueAsString(spec);
    }

    /// The values of an enum as they are written in YAML.
    private static String values(Class<?> type) {
        if (type == null || !type.isEnum()) {
            return "";
        }
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", " (one of ", ")"));
    }

    private static String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        var path = e instanceof DatabindException && !e.getPath().isEmpty()
                ? " ("
                        + e.getPath().stream()
                                .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : r.getPropertyName())
                                .collect(Collectors.joining("."))
                        + ")"
                : "";
        return at == null || at.getLineNr() < 1 ? path : " line " + at.getLineNr() + path;
    }
}
