package com.nocodo.operator.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JavaType;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.ProjectEvent;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The schemas of what goes over the wire, read from the records: their names in snake_case, and everything required
/// that is not `@Nullable`.
@Component
class RecordSchemas implements ModelConverter {
    private static final String OURS = "com.nocodo.";
    private static final String COMPONENTS = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var raw = type.getType() instanceof JavaType known ? known.getRawClass() : type.getType();
        if (raw instanceof Class<?> ours && ours.getName().startsWith(OURS)) {
            return of(ours, context);
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    private Schema<?> of(Type type, ModelConverterContext context) {
        if (type instanceof ParameterizedType generic) {
            var last = of(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1], context);
            return generic.getRawType() == Map.class
                    ? typed("object").additionalProperties(last)
                    : typed("array").items(last);
        }
        return switch (type) {
            case Class<?> text when text == String.class -> typed("string");
            case Class<?> number
            when number == int.class || number == Integer.class ->
                typed("integer").format("int32");
            case Class<?> number
            when number == long.class || number == Long.class ->
                typed("integer").format("int64");
            case Class<?> number
            when number == double.class || number == Double.class ->
                typed("number").format("double");
            case Class<?> truth when truth == boolean.class || truth == Boolean.class -> typed("boolean");
            case Class<?> time when time == Instant.class -> typed("string").format("date-time");
            case Class<?> id when id == JobId.class -> typed("string").pattern(Patterns.JOB);
            case Class<?> ours when ours.isEnum() || ours.isRecord() || ours.isSealed() -> named(ours, context);
            default -> throw new IllegalStateException("No schema is known for " + type);
        };
    }

    private static Schema<?> typed(String name) {
        var schema = new JsonSchema();
        schema.addType(name);
        return schema;
    }

    private Schema<?> named(Class<?> type, ModelConverterContext context) {
        var name = name(type);
        if (!context.getDefinedModels().containsKey(name)) {
            var schema = typed("object");
            context.defineModel(name, schema);
            fill(schema, type, context);
        }
        return new JsonSchema().$ref(COMPONENTS + name);
    }

    private static String name(Class<?> type) {
        var outer = type.isEnum() ? type.getDeclaringClass() : null;
        return (outer == null ? "" : outer.getSimpleName()) + type.getSimpleName();
    }

    private void fill(Schema<?> schema, Class<?> type, ModelConverterContext context) {
        if (type.isEnum()) {
            schema.setTypes(new java.util.LinkedHashSet<>(List.of("string")));
            enumeration(schema, type);
        } else if (type.isRecord()) {
            record(schema, type, context);
        } else {
            union(schema, type, context);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void enumeration(Schema schema, Class<?> type) {
        schema.setEnum(Arrays.stream(type.getEnumConstants())
                .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
                .toList());
    }

    private void record(Schema<?> schema, Class<?> type, ModelConverterContext context) {
        var tag = type.getAnnotation(JsonTypeName.class);
        if (tag != null) {
            var constant = typed("string");
            constant.setConst(tag.value());
            schema.addProperty("type", constant);
            schema.addRequiredItem("type");
        }
        for (var component : type.getRecordComponents()) {
            var name = wireName(component);
            var nullable = nullable(component);
            var property = bounded(of(component.getGenericType(), context), component.getAccessor());
            schema.addProperty(name, nullable ? orNull(property) : property);
            if (!nullable) {
                schema.addRequiredItem(name);
            }
        }
    }

    /// Jackson's answer to each is one of these by its `type`. What a newer program writes has none of them.
    private void union(Schema<?> schema, Class<?> type, ModelConverterContext context) {
        schema.setTypes(null);
        var tags = new Discriminator().propertyName("type");
        for (var kind : type.getPermittedSubclasses()) {
            var tag = kind.getAnnotation(JsonTypeName.class);
            if (tag != null && kind != ProjectEvent.Unknown.class) {
                schema.addOneOfItem(named(kind, context));
                tags.mapping(tag.value(), COMPONENTS + name(kind));
            }
        }
        schema.setDiscriminator(tags);
    }

    private static boolean nullable(RecordComponent component) {
        var type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class)
                || type instanceof AnnotatedParameterizedType generic && generic.isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().addOneOfItem(schema).addOneOfItem(typed("null"));
        }
        schema.addType("null");
        return schema;
    }

    static String wireName(RecordComponent component) {
        var said = component.getAccessor().getAnnotation(JsonProperty.class);
        return said == null || said.value().isEmpty()
                ? component.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
                : said.value();
    }

    private static Schema<?> bounded(Schema<?> schema, AnnotatedElement accessor) {
        var said = accessor.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (said != null) {
            Bounds.copy(said, schema);
        }
        return schema;
    }
}
