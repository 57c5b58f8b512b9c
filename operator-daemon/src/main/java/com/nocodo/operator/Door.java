package com.nocodo.operator;

import com.nocodo.operator.identity.Caller;
import com.nocodo.operator.identity.Members;
import com.nocodo.operator.identity.Role;
import com.nocodo.protocol.AccountApi;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.Problem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets each person do what their role allows, asked anew at each call.
final class Door implements OperatorDoor {
    /// What only looks. The address and password of an application's first account is not among it.
    static final Set<String> LOOKING = Set.of(
            "read",
            "projects",
            "project",
            "roles",
            "sketch",
            "jobs",
            "logs",
            "history",
            "past",
            "snapshot",
            "events",
            "eventsBefore",
            "await");

    /// What only looks at the past.
    static final Set<String> LOOKING_BACK = Set.of("timeline", "compare");

    private final LocalOperator operator;
    private final Members members;

    Door(LocalOperator operator, Members members) {
        this.operator = operator;
        this.members = members;
    }

    @Override
    public OperatorApi as(Principal person) {
        var named = operator.as(new Caller(members.current(person).name()));
        return guarded(OperatorApi.class, person, named);
    }

    private <T> T guarded(Class<T> api, Principal person, T named) {
        var proxy = Proxy.newProxyInstance(
                api.getClassLoader(),
                new Class<?>[] {api},
                (self, method, arguments) -> call(person, named, method, arguments));
        return api.cast(proxy);
    }

    private void refuse(Principal person, Role needed) {
        if (!members.current(person).role().includes(needed)) {
            throw Problem.denied("Viewers look; this takes a builder or an owner.")
                    .toException();
        }
    }

    private @Nullable Object call(Principal person, Object named, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            return null; // the operator goes on for the others
        }
        if (method.getName().equals("await")) {
            members.following(person);
        } else if (method.getDeclaringClass() == OperatorApi.class) {
            var needed = LOOKING.contains(method.getName()) ? Role.VIEWER : Role.BUILDER;
            refuse(person, needed);
        }
        if (method.getDeclaringClass() == PastApi.class && !LOOKING_BACK.contains(method.getName())) {
            refuse(person, Role.BUILDER);
        }
        try {
            var answer = method.invoke(named, arguments);
            return answer instanceof PastApi past ? guarded(PastApi.class, person, past) : answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public AccountApi account(Principal person) {
        return members.of(person);
    }
}
