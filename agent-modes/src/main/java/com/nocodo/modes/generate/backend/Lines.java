package com.nocodo.modes.generate.backend;

/// Collects the text of a generated file. Placeholders are `%s` as in [String#formatted].
final class Lines {
    private final StringBuilder text = new StringBuilder();

    Lines add(String line, Object... values) {
        text.append(values.length == 0 ? line : line.formatted(values)).append('\n');
        return this;
    }

    Lines addIf(boolean wanted, String line, Object... values) {
        return wanted ? add(line, values) : this;
    }

    Lines blank() {
        text.append('\n');
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
