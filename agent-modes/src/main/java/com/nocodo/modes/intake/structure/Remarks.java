package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.List;

/// Tells what is said of an item of a list, beside it or in brackets, from the next item and from values.
final class Remarks {
    private Remarks() {}

    /// A chunk that says more of the item before it: `…, which is never more than 25`, `…, das nur einmal vorkommen
    /// darf`.
    static boolean follows(List<Token> chunk) {
        var first = chunk.getFirst();
        boolean enough = chunk.size() == 2
                && first.lower().equals("das")
                && chunk.get(1).pos().equals("VERB");
        if (first.lower().matches("that['’]s") || enough) {
            return true;
        }
        if (chunk.size() < 3) {
            return false;
        }
        var second = chunk.get(1);
        var last = chunk.stream().filter(Token::wordy).reduce((_, b) -> b).orElse(first);
        boolean relative = first.lower().matches("which|that|who|die|das|der|den")
                && (second.any(BE, CAN, MUST, HAVE, NOT)
                        || first.is(THE) && last.any(CAN, MUST, BE, SHOULD) && chunk.size() > 3);
        boolean bound = first.any(AT_MOST, AT_LEAST) && chunk.stream().anyMatch(Token::number);
        return relative || (bound || first.any(NOT, NO, NEVER, UNIQUE, REQUIRED, OPTIONAL)) && !second.sign(":");
    }

    /// Whether brackets hold a remark or a bound rather than values.
    static boolean in(List<Token> inside, int parts) {
        boolean bound = inside.stream().anyMatch(t -> t.any(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, NEVER))
                && inside.stream().anyMatch(Token::number);
        if (parts > 3) {
            return false;
        }
        boolean remark = inside.stream().anyMatch(t -> t.any(IT, WE))
                && inside.stream().noneMatch(t -> t.sign(":"))
                && !inside.getFirst().any(IT, WE, WHAT, WHEN);
        boolean yesNo = inside.getFirst().is(YES_NO);
        boolean length = inside.stream()
                .anyMatch(t -> t.lower().matches("characters?|digits?|letters|zeichen|stellen|ziffern|stellig"));
        boolean refused = inside.stream().anyMatch(t -> t.any(NOT, NEVER, TWICE) || t.is(NO) && t.wordy());
        return bound
                || length
                || refused
                || remark
                || yesNo
                || (parts == 1 || inside.getFirst().any(UNIQUE, REQUIRED, OPTIONAL, AT_LEAST, AT_MOST, MUST))
                        && inside.stream()
                                .anyMatch(t -> t.any(
                                        UNIQUE, REQUIRED, OPTIONAL, EMPTY, AT_LEAST, AT_MOST, MUST, CAN, BE, YES_NO,
                                        AUTOMATIC, TIMES));
    }
}
