package com.nocodo.modes.intake.reports;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.rules.Numbers;
import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Optional;

/// Stretches of time that a wish names, as a condition on a field: today, next week, the last 30 days.
final class Windows {
    private Windows() {}

    static Optional<String> of(List<Token> tokens, String path, FieldType type) {
        var day = type == FieldType.DATETIME ? "date(%s)".formatted(path) : path;
        if (has(tokens, TOMORROW)) {
            return Optional.of("%s = today() + 1 days".formatted(day));
        }
        if (has(tokens, YESTERDAY)) {
            return Optional.of("%s = today() - 1 days".formatted(day));
        }
        if (has(tokens, TODAY)) {
            return Optional.of("%s = today()".formatted(day));
        }
        int at = index(tokens, NEXT, LAST, THIS);
        at = at < 0 ? current(tokens) : at;
        var unit = at < 0 ? Optional.<Integer>empty() : unit(tokens, at);
        if (unit.isPresent()) {
            return Optional.of(relative(tokens.get(at), day, count(tokens, at) * unit.get(), tokens, at));
        }
        var within = within(tokens);
        if (within.isPresent()) {
            return Optional.of("%s >= today() and %s <= today() + %d days".formatted(day, day, within.get()));
        }
        if (has(tokens, UPCOMING)) {
            return Optional.of("%s >= today()".formatted(day));
        }
        if (has(tokens, PAST)) {
            return Optional.of("%s < today()".formatted(day));
        }
        return has(tokens, SOON)
                ? Optional.of("%s >= today() and %s <= today() + 30 days".formatted(day, day))
                : Optional.empty();
    }

    /// `Of the week`, `des Monats`: the one that we have now.
    private static int current(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean of = tokens.get(i).is(OF) && tokens.get(i + 1).is(THE)
                    || tokens.get(i).lower().matches("der|des");
            int unit = tokens.get(i).is(OF) ? i + 2 : i + 1;
            if (of && unit < tokens.size() && tokens.get(unit).any(WEEK, MONTH, YEAR)) {
                return i;
            }
        }
        return -1;
    }

    private static String relative(Token word, String day, int days, List<Token> tokens, int at) {
        boolean one = count(tokens, at) == 1;
        if (now(word) && within(tokens, at, YEAR)) {
            return "year(%s) = year(today())".formatted(day);
        }
        if (now(word) && within(tokens, at, MONTH)) {
            return "month(%s) = month(today())".formatted(day);
        }
        if (now(word)) {
            return "%s >= today() and %s < today() + %d days".formatted(day, day, days);
        }
        if (word.is(LAST) && one && within(tokens, at, YEAR)) {
            return "year(%s) = year(today()) - 1".formatted(day);
        }
        if (word.is(LAST)) {
            return "%s >= today() - %d days and %s <= today()".formatted(day, days, day);
        }
        return "%s >= today() and %s <= today() + %d days".formatted(day, day, days);
    }

    private static boolean now(Token word) {
        return !word.any(NEXT, LAST);
    }

    /// `In 14 days`, `within two weeks`, `innerhalb von 30 Tagen`.
    private static Optional<Integer> within(List<Token> tokens) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            boolean in = tokens.get(i).is(IN) || tokens.get(i).lower().matches("within|innerhalb|binnen");
            int at = i + 1;
            while (at < tokens.size() - 1 && tokens.get(at).any(OF, THE)) {
                at++;
            }
            var number = Numbers.of(tokens.get(at));
            if (in && number.isPresent() && at + 1 < tokens.size()) {
                var unit = unit(tokens.subList(at, Math.min(tokens.size(), at + 2)), 0);
                if (unit.isPresent()) {
                    return Optional.of(number.get().intValue() * unit.get());
                }
            }
        }
        return Optional.empty();
    }

    static int count(List<Token> tokens, int at) {
        for (int i = at + 1; i < Math.min(tokens.size(), at + 4); i++) {
            var number = Numbers.of(tokens.get(i));
            if (number.isPresent()) {
                return Math.max(1, number.get().intValue());
            }
        }
        return 1;
    }

    /// Days in the unit that stands within three words.
    static Optional<Integer> unit(List<Token> tokens, int at) {
        for (int i = at; i < Math.min(tokens.size(), at + 5); i++) {
            var t = tokens.get(i);
            if (t.any(PER, BY, EACH)) {
                return Optional.empty();
            }
            if (t.is(DAY)) {
                return Optional.of(1);
            }
            if (t.is(WEEK)) {
                return Optional.of(7);
            }
            if (t.is(MONTH)) {
                return Optional.of(30);
            }
            if (t.is(YEAR)) {
                return Optional.of(365);
            }
        }
        return Optional.empty();
    }

    private static boolean within(List<Token> tokens, int at, Mark mark) {
        return tokens.subList(at, Math.min(tokens.size(), at + 4)).stream().anyMatch(t -> t.is(mark));
    }

    static boolean has(List<Token> tokens, Mark... marks) {
        return tokens.stream().anyMatch(t -> t.any(marks));
    }

    static int index(List<Token> tokens, Mark... marks) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).any(marks)) {
                return i;
            }
        }
        return -1;
    }
}
