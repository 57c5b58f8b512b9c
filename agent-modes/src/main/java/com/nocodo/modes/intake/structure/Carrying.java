package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.List;

/// Finds the fields that stand behind any other words, where nothing nearer was read: `guests sign in with name, phone
/// and size`, `each clean I do logs the date, the price and …`, `legt er einen Einsatz an: Anfang, Ende, …`.
final class Carrying {
    private final Context context;
    private final FieldLists lists;
    private final Descriptions descriptions;

    Carrying(Context context, FieldLists lists, Descriptions descriptions) {
        this.context = context;
        this.lists = lists;
        this.descriptions = descriptions;
    }

    /// `Guests sign in with …`, `create a file: …`: only what is opened plainly, for the words are those of rights,
    /// too.
    boolean within(Clause clause) {
        return clause.tokens().stream().noneMatch(t -> t.any(CAN, ONLY, NOT, SEE)) && read(clause, true);
    }

    boolean read(Clause clause) {
        return read(clause, false);
    }

    private boolean read(Clause clause, boolean plainly) {
        var tokens = trimmed(clause.tokens());
        for (int at = Math.max(1, Cuts.indexOf(tokens, ":") + 1); at + 2 < tokens.size(); at++) {
            var before = tokens.get(at - 1);
            boolean opens = before.is(WITH) || before.sign(":") || !plainly && (before.is(KEEP) || carries(before));
            var rest = tokens.subList(at, tokens.size());
            if (!opens || !descriptions.fields(rest, 2)) {
                continue;
            }
            var subjects = subjects(tokens.subList(0, at - 1), before.sign(":"));
            if (subjects.isEmpty()) {
                return false;
            }
            lists.has(subjects, rest, clause, 0.9);
            context.spokenOf(subjects);
            return true;
        }
        return false;
    }

    /// Whose fields they are: what stands before the colon, else the subject, else who was spoken of.
    private List<Noun> subjects(List<Token> before, boolean colon) {
        if (colon) {
            return context.nouns.all(before).reversed().stream()
                    .filter(this::thing)
                    .findFirst()
                    .map(List::of)
                    .orElse(List.of());
        }
        var first = context.nouns.at(before, 0).filter(this::thing);
        var kind = first.filter(n -> n.plural() || n.each() || before.getFirst().is(SOME));
        if (kind.isPresent()) {
            return List.of(kind.get());
        }
        return before.stream().anyMatch(t -> t.any(WE, IT)) || first.isEmpty() ? context.last() : List.of();
    }

    private static boolean carries(Token t) {
        return t.pos().equals("VERB")
                || t.lower().matches("logs?|records?|notes?|lists?|shows?|states?|registers?|carr(y|ies)|takes|needs");
    }

    private boolean thing(Noun noun) {
        return !context.fieldName(noun);
    }

    /// Without the verb, or the part of it, that German puts at the end.
    private static List<Token> trimmed(List<Token> tokens) {
        int end = tokens.size();
        while (end > 1 && !tokens.get(end - 1).wordy()) {
            end--;
        }
        var last = tokens.get(end - 1);
        boolean verb = last.pos().matches("VERB|AUX")
                || last.lower().matches("ab|an|auf|aus|bei|ein|fest|mit|nach|vor|zu|rein|hin|her|in|on|down|up");
        return tokens.subList(0, verb ? end - 1 : end);
    }
}
