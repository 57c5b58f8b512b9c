package com.nocodo.operator;

import com.nocodo.operator.identity.Caller;
import com.nocodo.operator.identity.Members;
import com.nocodo.operator.identity.Role;
import com.nocodo.protocol.AccountApi;
import com.nocodo.protocol.AttachmentApi;
import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Lets each person do what their role allows, asked anew at each call.
final class Door implements OperatorDoor {
    /// What only looks. The address and password of an application's first account is not among it.
    static final Set<String> LOOKING = Set.of(
            "read",
            "projects",
            "project",
            "cards",
            "card",
            "roles",
            "permissions",
            "sketch",
            "items",
            "jobs",
            "logs",
            "history",
            "plan",
            "past",
            "attachments",
            "data",
            "snapshot",
            "events",
            "eventsBefore",
            "await");

    /// The same of the parts that change something, too.
    static final Set<String> LOOKING_AT_PARTS = Set.of(
            "AttachmentApi.get",
            "AttachmentApi.open",
            "PlanApi.all",
            "PlanApi.task",
            "PastApi.timeline",
            "PastApi.compare",
            "PastApi.picture",
            "DataApi.tables",
            "DataApi.rows",
            "DataApi.row",
            "DataApi.options",
            "DataApi.export",
            "DataApi.sheets",
            "DataApi.imports",
            "DataApi.misfits");

    /// Parameters that say nothing of what a call is about.
    private static final Set<String> UNNAMED = Set.of("key", "note");

    private final LocalOperator operator;
    private final Members members;

    Door(LocalOperator operator, Members members) {
        this.operator = operator;
        this.members = members;
    }

    @Override
    public OperatorApi as(Principal person) {
        var named = operator.as(new Caller(members.current(person).name()));
        return (OperatorApi) Proxy.newProxyInstance(
                OperatorApi.class.getClassLoader(),
                new Class<?>[] {OperatorApi.class},
                (proxy, method, arguments) -> call(person, named, method, arguments));
    }

    private static Role needed(String method) {
        if (method.equals("importFrom")) {
            return Role.OWNER; // its program runs as the operator's user
        }
        if (method.equals("audit")) {
            return Role.OWNER; // it tells when people come, and by what
        }
        return LOOKING.contains(method) ? Role.VIEWER : Role.BUILDER;
    }

    private @Nullable Object call(Principal person, OperatorApi named, Method method, Object[] arguments)
            throws Throwable {
        if (method.getName().equals("close")) {
            return null; // the operator goes on for the others
        }
        if (method.getName().equals("await")) {
            members.following(person);
        } else if (method.getDeclaringClass() == OperatorApi.class) {
            refuse(person, needed(method.getName()));
        }
        var part = invoke(named, method, arguments);
        return switch (part) {
            case PlanApi plan -> guarded(person, PlanApi.class, plan, String.valueOf(arguments[0]));
            case PastApi past -> guarded(person, PastApi.class, past, String.valueOf(arguments[0]));
            case DataApi data -> guarded(person, DataApi.class, data, String.valueOf(arguments[0]));
            case AttachmentApi files -> guarded(person, AttachmentApi.class, files, "");
            case null, default -> part;
        };
    }

    /// A part of the operator, whose methods are asked for one by one, too; what changes something is noted.
    private <T> T guarded(Principal person, Class<T> type, T part, String project) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var name = type.getSimpleName() + "." + method.getName();
                    if (method.getDeclaringClass() != type) {
                        return invoke(part, method, arguments);
                    }
                    var looks = LOOKING_AT_PARTS.contains(name);
                    refuse(person, looks ? Role.VIEWER : Role.BUILDER);
                    var answer = invoke(part, method, arguments);
                    if (!looks) {
                        members.note(
                                person,
                                name,
                                "%s %s"
                                        .formatted(project, named(method, arguments))
                                        .strip());
                    }
                    return answer;
                }));
    }

    /// What a call is about: names and numbers, never values.
    private static String named(Method method, Object @Nullable [] arguments) {
        return IntStream.range(0, method.getParameterCount())
                .filter(i -> !UNNAMED.contains(method.getParameters()[i].getName()))
                .mapToObj(i -> Objects.requireNonNull(arguments)[i])
                .filter(one -> one instanceof String || one instanceof Long || one instanceof JobId)
                .map(one -> one instanceof JobId job ? job.text() : String.valueOf(one))
                .map(text -> text.length() > 100 ? text.substring(0, 100) : text)
                .collect(Collectors.joining(" "));
    }

    private void refuse(Principal person, Role needed) {
        if (!members.current(person).role().includes(needed)) {
            throw Problem.denied(
                            needed == Role.OWNER
                                    ? "This takes an owner."
                                    : "Viewers look; this takes a builder or an owner.")
                    .toException();
        }
    }

    private static @Nullable Object invoke(Object on, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public WaysIn waysIn() {
        return members.waysIn();
    }

    @Override
    public AccountApi account(Principal person) {
        return members.of(person);
    }
}
