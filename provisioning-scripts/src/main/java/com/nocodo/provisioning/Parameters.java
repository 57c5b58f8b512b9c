package com.nocodo.provisioning;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Values for scripts, each checked when it is given.
public final class Parameters {

    private final Map<Parameter, String> values;

    private Parameters(Map<Parameter, String> values) {
        this.values = values;
    }

    public static Parameters none() {
        return new Parameters(new EnumMap<>(Parameter.class));
    }

    /// The same, and one more; a value that makes no sense is refused here, before any script is made.
    public Parameters with(Parameter name, String value) {
        var more = new EnumMap<>(values);
        more.put(name, name.checked(value));
        return new Parameters(more);
    }

    /// Assignments for the head of a script.
    String assignments(Collection<Parameter> wanted) {
        var text = new StringBuilder();
        for (var name : wanted) {
            var value = Optional.ofNullable(values.get(name))
                    .or(name::usual)
                    .orElseThrow(() -> new IllegalArgumentException("The script needs a value for " + name.variable()));
            text.append(name.variable())
                    .append('=')
                    .append(ShellText.quote(value))
                    .append('\n');
        }
        return text.toString();
    }
}
