package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;

/// Places in tokens where a list begins, ends or is cut.
final class Cuts {
    private Cuts() {}

    /// `Groups register for tours with …`: the list is the subject's, not that of the object before `with`.
    static int verbOf(List<Token> before) {
        for (int i = 1; i < before.size() - 1; i++) {
            boolean deed = before.get(i).pos().equals("VERB")
                    && before.get(i - 1).nounish()
                    && before.get(i + 1).any(FOR, TO, IN, ON);
            if (deed) {
                return i;
            }
        }
        return -1;
    }

    static List<Integer> cuts(List<Token> tokens) {
        var result = new ArrayList<Integer>();
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).sign("(") ? 1 : tokens.get(i).sign(")") ? -1 : 0;
            if (depth == 0 && (tokens.get(i).sign(",:") || tokens.get(i).is(AND))) {
                result.add(i);
            }
        }
        result.add(tokens.size());
        return result;
    }

    static int with(List<Token> chunk) {
        int depth = 0;
        for (int i = 0; i < chunk.size(); i++) {
            depth += chunk.get(i).sign("(") ? 1 : chunk.get(i).sign(")") ? -1 : 0;
            boolean one = i + 1 < chunk.size() && chunk.get(i + 1).is(ONE);
            if (depth == 0 && chunk.get(i).is(WITH) && !chunk.get(i).is(AND) && !one) {
                return i;
            }
        }
        return -1;
    }

    static int indexOf(List<Token> tokens, String sign) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).text().equals(sign)) {
                return i;
            }
        }
        return -1;
    }

    static int skip(Clause clause, int from, com.nocodo.modes.intake.text.Mark... marks) {
        int i = from;
        while (i < clause.size() && clause.get(i).any(marks)) {
            i++;
        }
        return i;
    }
}
