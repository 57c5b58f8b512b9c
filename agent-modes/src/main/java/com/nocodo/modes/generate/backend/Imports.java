package com.nocodo.modes.generate.backend;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The `use` lines of a Rust file: one for each module, with the names in order.
final class Imports {
    private final Map<String, TreeSet<String>> names = new TreeMap<>();

    Imports add(String module, String... some) {
        names.computeIfAbsent(module, m -> new TreeSet<>()).addAll(java.util.List.of(some));
        return this;
    }

    Imports addIf(boolean wanted, String module, String... some) {
        return wanted ? add(module, some) : this;
    }

    void write(Lines out) {
        names.forEach((module, some) -> out.add(
                "use %s::%s;", module, some.size() == 1 ? some.getFirst() : "{" + String.join(", ", some) + "}"));
    }
}
