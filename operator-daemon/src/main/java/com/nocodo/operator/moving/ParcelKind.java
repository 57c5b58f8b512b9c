package com.nocodo.operator.moving;

import com.nocodo.protocol.Problem;
import java.util.List;
import java.util.function.Predicate;

/// What a file may be: which names its entries can have, and what is said where it is something else.
///
/// @param writer the command that writes such a file
/// @param nothing what is said last where one is refused
/// @param known whether such a file can have an entry of that name; no such name leads anywhere
/// @param needed entries that every such file has
public record ParcelKind(String writer, String nothing, Predicate<String> known, List<String> needed) {

    public ParcelKind {
        needed = List.copyOf(needed);
    }

    void check(String name) {
        if (!name.equals(Contents.NAME) && !known.test(name)) {
            throw Problem.invalid(
                            "The file has an entry '%s' that `%s` never writes%s. %s",
                            shown(name),
                            writer,
                            leadsAway(name) ? ", and that leads out of where it belongs" : "",
                            nothing)
                    .toException();
        }
    }

    private static boolean leadsAway(String name) {
        return name.matches("(?s)[/\\\\].*|[A-Za-z]:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");
    }

    private static String shown(String name) {
        var plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
