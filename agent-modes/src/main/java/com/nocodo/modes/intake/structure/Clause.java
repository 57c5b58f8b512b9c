package com.nocodo.modes.intake.structure;

import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import java.util.List;

/// A stretch of a sentence with at most one statement in it.
///
/// @param follows it goes on with the subject of the clause before
public record Clause(List<Token> tokens, Sentence sentence, boolean follows) {

    public Clause {
        tokens = List.copyOf(tokens);
    }

    public int size() {
        return tokens.size();
    }

    public Token get(int i) {
        return tokens.get(i);
    }

    public boolean has(Mark... marks) {
        return tokens.stream().anyMatch(t -> t.any(marks));
    }

    /// Index of the first token, from there on, with one of the marks; -1 if none. Brackets are skipped.
    public int find(int from, Mark... marks) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            var t = tokens.get(i);
            depth += t.sign("(") ? 1 : t.sign(")") ? -1 : 0;
            if (i >= from && depth == 0 && t.any(marks)) {
                return i;
            }
        }
        return -1;
    }

    public int start() {
        return tokens.getFirst().start();
    }

    public int end() {
        return tokens.getLast().end();
    }

    @Override
    public String toString() {
        return String.join(" ", tokens.stream().map(Token::text).toList());
    }
}
