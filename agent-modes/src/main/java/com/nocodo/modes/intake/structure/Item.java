package com.nocodo.modes.intake.structure;

import com.nocodo.modes.intake.text.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing in a list of what something has.
///
/// @param label its name in the user's words, without articles
/// @param words the tokens of the name
/// @param noun the noun phrase it is, where it is one
/// @param values what it may be, where the words say (`status: planned, held`)
/// @param yesNo it is said to be a yes or a no
/// @param note what stands in brackets or behind it: constraints and units
/// @param nested names within brackets that describe the thing itself
public record Item(
        String label,
        List<Token> words,
        @Nullable Noun noun,
        List<String> values,
        boolean yesNo,
        List<Token> note,
        List<Item> nested,
        int start,
        int end) {

    public boolean several() {
        return noun != null && noun.several();
    }

    public boolean plural() {
        return noun != null && noun.plural();
    }
}
