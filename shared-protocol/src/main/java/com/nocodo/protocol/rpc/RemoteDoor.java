package com.nocodo.protocol.rpc;

import com.nocodo.protocol.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/// A door whose methods are answered at the other end of a connection.
final class RemoteDoor {
    private final WireDoor<?> door;
    private final Connection connection;

    private RemoteDoor(WireDoor<?> door, Connection connection) {
        this.door = door;
        this.connection = connection;
    }

    static <T extends AutoCloseable> T open(WireDoor<T> door, Connection connection) {
        return new RemoteDoor(door, connection).proxy(door.type(), null, List.of());
    }

    private <T> T proxy(Class<T> type, @Nullable Method part, List<@Nullable Object> opening) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? object(self, method, arguments, door.owner())
                        : call(part, opening, method, arguments == null ? new Object[0] : arguments)));
    }

    private @Nullable Object call(
            @Nullable Method part, List<@Nullable Object> opening, Method method, @Nullable Object[] arguments) {
        if (part == null && method.getName().equals("close")) {
            connection.close();
            return null;
        }
        if (WireMethod.isPart(method)) {
            return proxy(method.getReturnType(), method, Arrays.asList(arguments));
        }
        var name = (part == null ? "" : WireMethod.snake(part) + ".") + WireMethod.snake(method);
        var wire = door.methods().get(name);
        if (wire == null) {
            throw Problem.unavailable("%s cannot be asked for from another process.", name)
                    .toException();
        }
        List<@Nullable Object> all = new ArrayList<>(opening);
        all.addAll(Arrays.asList(arguments));
        var answer = connection.request(name, wire.params(all), progress(wire, arguments));
        return method.getReturnType() == void.class ? null : value(answer, method);
    }

    private static Object value(JsonNode answer, Method method) {
        return Wire.JSON.treeToValue(answer, Wire.JSON.constructType(method.getGenericReturnType()));
    }

    private static Consumer<JsonNode> progress(WireMethod wire, @Nullable Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Consumer<?> listener) {
                @SuppressWarnings("unchecked")
                var hears = (Consumer<Object>) listener;
                JavaType type = Wire.JSON
                        .constructType(wire.method().getGenericParameterTypes()[i])
                        .containedType(0);
                return json -> hears.accept(Wire.JSON.treeToValue(json, type));
            }
        }
        return json -> {};
    }

    /// A proxy is equal to itself alone.
    private static Object object(Object self, Method method, @Nullable Object[] arguments, String owner) {
        return switch (method.getName()) {
            case "equals" -> Objects.requireNonNull(arguments)[0] == self;
            case "hashCode" -> System.identityHashCode(self);
            default -> "the %s, from another process".formatted(owner);
        };
    }
}
