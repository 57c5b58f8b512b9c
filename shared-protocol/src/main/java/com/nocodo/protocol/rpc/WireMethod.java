package com.nocodo.protocol.rpc;

import com.nocodo.protocol.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A method of a door on the wire: `queue_build`, or `history.checkpoints` for one of a part of the door that a
/// project has. Its parameters go by name, the part's first.
///
/// @param name on the wire
/// @param part what opens the part of the door; null for a method of the door itself
/// @param method of the door, or of its part
public record WireMethod(String name, @Nullable Method part, Method method) {

    /// Whether the method opens a part of the door, as `history(ref)` does.
    static boolean isPart(Method method) {
        var type = method.getReturnType();
        return type.isInterface()
                && !type.isSealed()
                && type.getPackage().equals(method.getDeclaringClass().getPackage());
    }

    boolean travels() {
        return Stream.concat(parameters().stream().map(Parameter::getType), Stream.of(method.getReturnType()))
                .noneMatch(AutoCloseable.class::isAssignableFrom);
    }

    static String snake(Method method) {
        return snake(method.getName());
    }

    static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /// Who listens to progress does so by `progress` notifications, not by a parameter.
    private static boolean listens(Parameter parameter) {
        return parameter.getType() == Consumer.class;
    }

    private List<Parameter> parameters() {
        var opening = part == null ? Stream.<Parameter>empty() : Arrays.stream(part.getParameters());
        return Stream.concat(opening, Arrays.stream(method.getParameters())).toList();
    }

    /// The names of the parameters on the wire, in their order.
    public List<String> parameterNames() {
        return parameters().stream()
                .filter(parameter -> !listens(parameter))
                .map(parameter -> snake(parameter.getName()))
                .toList();
    }

    /// The request's `params`.
    ///
    /// @param arguments of the part's opening, then of the method
    ObjectNode params(List<@Nullable Object> arguments) {
        var params = Wire.JSON.createObjectNode();
        for (int i = 0; i < arguments.size(); i++) {
            var parameter = parameters().get(i);
            if (!listens(parameter)) {
                params.set(snake(parameter.getName()), Wire.JSON.valueToTree(arguments.get(i)));
            }
        }
        return params;
    }

    /// Calls the door.
    ///
    /// @param params by name, or a list in order; missing ones may be null where the door takes null
    /// @param progress hears what the method tells while it works
    /// @throws com.nocodo.protocol.ProblemException of the door, or `invalid` where the parameters do not fit
    public @Nullable Object call(Object door, JsonNode params, Consumer<Object> progress) throws Throwable {
        var named = named(params);
        List<@Nullable Object> arguments = new ArrayList<>();
        for (var parameter : parameters()) {
            arguments.add(listens(parameter) ? progress : value(parameter, named.get(snake(parameter.getName()))));
        }
        var opening = part == null ? 0 : part.getParameterCount();
        try {
            var target = part == null
                    ? door
                    : part.invoke(door, arguments.subList(0, opening).toArray());
            return method.invoke(
                    target, arguments.subList(opening, arguments.size()).toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Map<String, JsonNode> named(JsonNode params) {
        var names = parameterNames();
        Map<String, JsonNode> named = new HashMap<>();
        if (params.isArray()) {
            if (params.size() > names.size()) {
                throw doesNotFit("it takes %d parameters, not %d".formatted(names.size(), params.size()));
            }
            for (int i = 0; i < params.size(); i++) {
                named.put(names.get(i), params.get(i));
            }
        } else {
            params.properties().forEach(entry -> named.put(entry.getKey(), entry.getValue()));
            var unknown = named.keySet().stream()
                    .filter(name -> !names.contains(name))
                    .findFirst();
            if (unknown.isPresent()) {
                throw doesNotFit("it has no parameter '%.40s'".formatted(unknown.get()));
            }
        }
        return named;
    }

    private @Nullable Object value(Parameter parameter, @Nullable JsonNode json) {
        var name = snake(parameter.getName());
        if (json == null || json.isNull()) {
            if (parameter.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return null;
            }
            throw doesNotFit("'%s' is missing".formatted(name));
        }
        try {
            return Wire.JSON.treeToValue(json, Wire.JSON.constructType(parameter.getParameterizedType()));
        } catch (JacksonException e) {
            throw doesNotFit("'%s' is no %s".formatted(name, word(parameter.getParameterizedType())));
        }
    }

    private RuntimeException doesNotFit(String why) {
        return Problem.invalid("%s takes %s: %s", name, words(), why).toException();
    }

    /// What goes in and comes out, as `events(ref: String, after: long, limit: int) -> List<EventRecord>`.
    public String words() {
        return parameters().stream()
                .filter(parameter -> !listens(parameter))
                .map(parameter -> snake(parameter.getName()) + ": " + word(parameter.getParameterizedType()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /// The type of the result in words; `null` where there is none.
    public String result() {
        return method.getReturnType() == void.class ? "null" : word(method.getGenericReturnType());
    }

    private static String word(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                word(generic.getRawType())
                        + Arrays.stream(generic.getActualTypeArguments())
                                .map(WireMethod::word)
                                .collect(Collectors.joining(", ", "<", ">"));
            case Class<?> plain -> plain.getSimpleName();
            default -> type.getTypeName();
        };
    }

    /// Whether the method tells how it gets on, by `progress` notifications.
    public boolean tellsProgress() {
        return parameters().stream().anyMatch(WireMethod::listens);
    }
}
