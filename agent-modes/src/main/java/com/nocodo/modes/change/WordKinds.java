package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a word does in a request: it asks, it tells a setting, or it may be part of a name.
final class WordKinds {
    private final Frames frames;
    private final boolean german;

    WordKinds(Frames frames, boolean german) {
        this.frames = frames;
        this.german = german;
    }

    boolean german() {
        return german;
    }

    /// Words for types that are hardly ever the name of a field.
    Set<String> types() {
        var result = new HashSet<String>();
        Stream.of("long_text", "text", "integer", "decimal", "boolean")
                .map(t -> frames.named("type_" + t))
                .forEach(result::addAll);
        return result;
    }

    boolean says(Token t, String name) {
        return Matcher.says(List.of(t), frames.named(name));
    }

    /// A verb that says what is done, so that these words are no name; a participle can be part of one.
    boolean verb(Token t) {
        if (t.any(SEE, DELETE, CAN, MUST, SHOULD, BE, HAVE) && !t.nounish()) {
            return true;
        }
        boolean small = t.wordy() && Character.isLowerCase(t.text().charAt(0));
        return german
                ? small && t.pos().matches("VERB|AUX|ADV|PRON")
                : t.pos().matches("AUX|PRON")
                        || t.pos().equals("VERB") && t.lemma().equals(t.lower());
    }

    /// A verb that changes are asked with; a `name` is hardly ever one.
    boolean requests(Token t) {
        return !t.lower().matches("names?") && !(german && t.nounish()) && says(t, "request_verb");
    }

    /// A word that settings are told with: it is no name and no value.
    boolean setting(Token t) {
        return t.any(NOT, NEVER, REQUIRED, OPTIONAL, UNIQUE, EMPTY) || says(t, "setting_word");
    }
}
