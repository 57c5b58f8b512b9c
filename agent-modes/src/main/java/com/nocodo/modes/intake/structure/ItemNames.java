package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Finds the name within a chunk of a list, and what is said beside it.
final class ItemNames {
    private static final Set<Mark> NOT_A_NAME = EnumSet.of(
            EACH,
            ONE,
            SOME,
            SEVERAL,
            THE,
            POSSESSIVE,
            FILLER,
            WHICH,
            WHETHER,
            YES_NO,
            OR_NOT,
            AUTOMATIC,
            WANT,
            IT,
            WE,
            EITHER,
            HAVE,
            AND);
    private static final Set<Mark> JOINTS =
            EnumSet.of(OF, PER, FOR, IN, TO, BY, FROM, WITH, UNTIL, SINCE, ON, BEFORE, AFTER);

    private ItemNames() {}

    /// `status which goes from new to done`: where `which` and each joint of the path stand.
    static List<Integer> path(List<Token> chunk) {
        int become = (int) chunk.stream().takeWhile(t -> !t.is(BECOME)).count();
        int from = become;
        while (from < chunk.size()
                && !chunk.get(from).is(FROM)
                && !chunk.get(from).is(OF)) {
            from++;
        }
        if (become < 1 || from >= chunk.size() || from > become + 1) {
            return List.of();
        }
        var result = new ArrayList<Integer>();
        int which = become;
        while (which > 1 && chunk.get(which - 1).any(WHICH, THE, CAN, FILLER)) {
            which--;
        }
        result.add(which);
        result.add(from);
        for (int i = from + 1; i < chunk.size(); i++) {
            if (chunk.get(i).any(TO, OR)) {
                result.add(i);
            }
        }
        result.add(chunk.size());
        return result;
    }

    static List<String> steps(List<Token> chunk, List<Integer> path) {
        var result = new ArrayList<String>();
        for (int i = 1; i + 1 < path.size(); i++) {
            result.add(Items.text(chunk.subList(path.get(i) + 1, path.get(i + 1))));
        }
        return result.stream().filter(t -> !t.isBlank()).toList();
    }

    /// `the date until which their certificate is valid` → certificate valid until.
    static List<Token> validUntil(List<Token> chunk) {
        int until = (int) chunk.stream().takeWhile(t -> !t.is(UNTIL)).count();
        int valid = (int) chunk.stream().takeWhile(t -> !t.is(VALID)).count();
        if (until + 1 >= chunk.size()
                || valid >= chunk.size()
                || valid < until
                || !chunk.get(until + 1).any(WHICH, WHEN, THE)) {
            return List.of();
        }
        var result = new ArrayList<>(named(chunk.subList(until + 2, valid)));
        result.add(chunk.get(valid));
        result.add(chunk.get(until));
        return result;
    }

    /// Where the name ends and a side remark begins: `the deposit | they left`, `site | where it stands`.
    static int cut(List<Token> chunk, boolean whether) {
        if (whether) {
            return chunk.size();
        }
        boolean named = false;
        for (int i = 0; i < chunk.size(); i++) {
            var t = chunk.get(i);
            boolean when = chunk.subList(0, i).stream().anyMatch(x -> x.is(WHEN));
            boolean relative = t.any(IT, WE, WHERE) && !when
                    || t.is(MUST) && !when
                    || t.any(AT_LEAST, AT_MOST, BETWEEN, REQUIRED, OPTIONAL, UNIQUE)
                    || (t.is(CAN) && !t.nounish())
                    || (t.any(WHICH, WHO) && !chunk.subList(0, i).stream().allMatch(ItemNames::joint))
                    || (t.lower().matches("that|so|because|weil|damit|who") && i > 0)
                    || (t.any(FROM) && i + 1 < chunk.size() && chunk.get(i + 1).number())
                    || (t.is(IN) && named && i + 1 < chunk.size() && i + 3 >= chunk.size() && unit(chunk.get(i + 1)))
                    || (t.is(BE)
                            && named
                            && i + 1 < chunk.size()
                            && chunk.get(i + 1).any(UNIQUE, REQUIRED, OPTIONAL));
            if (relative && named) {
                return i;
            }
            named |= t.wordy() && t.marks().stream().noneMatch(NOT_A_NAME::contains);
        }
        return chunk.size();
    }

    private static boolean joint(Token t) {
        return t.marks().stream().anyMatch(JOINTS::contains);
    }

    /// A unit of measure, as in `size in cm`.
    static boolean unit(Token t) {
        return t.any(DAY, WEEK, MONTH, YEAR, HOUR, MINUTE)
                || t.lower()
                        .matches(
                                "percent|prozent|%|kg|kilo|kilos|kilograms|g|grams?|gramm|cm|mm|m|km|m2|qm|litres?|liters?|l|ml|ha|met(er|re)s?|square|quadratmetern?|metern|tonnes?|euros?|eur|€|dollars?|pounds?|seconds|sekunden|minuten|stunden|watts?|kw|hp|inch|inches|feet|years|pieces");
    }

    static List<Token> named(List<Token> chunk) {
        var result = new ArrayList<Token>();
        for (int i = 0; i < chunk.size(); i++) {
            var t = chunk.get(i);
            boolean joint = joint(t);
            boolean keepJoint = joint && !result.isEmpty();
            boolean name = (t.wordy() || (t.number() && !result.isEmpty()))
                    && t.marks().stream().noneMatch(NOT_A_NAME::contains)
                    && !t.is(BE)
                    && !t.any(WHEN, MUST)
                    && !t.is(CAN);
            if (name && (!joint || keepJoint)) {
                result.add(t);
            }
        }
        boolean since = result.size() > 1
                && result.getLast().is(FROM)
                && result.get(result.size() - 2).pos().matches("ADJ|VERB");
        while (!since
                && !result.isEmpty()
                && result.getLast().any(OF, FOR, PER, WITH, BY, FROM, TO)
                && !result.getLast().any(UNTIL, SINCE, ON)) {
            result.removeLast();
        }
        return result;
    }

    /// `whether it has been paid` → paid; `ob Haustiere erlaubt sind` → Haustiere erlaubt.
    static List<Token> whetherName(List<Token> chunk) {
        int at = (int) chunk.stream().takeWhile(t -> !t.is(WHETHER)).count();
        return chunk.subList(at + 1, chunk.size()).stream()
                .filter(t ->
                        t.wordy() && !t.any(IT, BE, HAVE, SOME, THE, FILLER, OR_NOT, POSSESSIVE, YES_NO, WE, CAN, NOT))
                .filter(t -> !t.lower().matches("its|already|been|got|(they|he|she|it|we)['’](ve|s|re)"))
                .toList();
    }
}
