package com.nocodo.modes.change;

import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecIds;
import com.nocodo.modes.spec.SpecItem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what a message asks to change of an application. No model is needed, and nothing is guessed: a part in which
/// any word has no place leads to no operation.
public final class Changes {
    private static final int LONGEST = 4_000;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}'’]+");
    private final int given;

    public Changes() {
        this(0);
    }

    /// @param given the highest number that an id of an earlier version has; what is new gets a higher one
    public Changes(int given) {
        this.given = given;
    }

    /// Whether the words ask to take the last change back, in whichever language, and for nothing else.
    public static boolean undoes(String words) {
        return Stream.of(Language.values()).anyMatch(language -> undoes(words, language));
    }

    /// To read words costs time, and few have all that any of the phrases has.
    private static boolean undoes(String words, Language language) {
        var said = new HashSet<>(List.of(NO_WORD.split(words.toLowerCase(Locale.ROOT))));
        var app = new App("", "app", language == Language.DE ? "de" : "en", "EUR", null);
        return Frames.of(language).named("undo").stream()
                        .map(phrase -> NO_WORD.splitAsStream(phrase).filter(word -> !word.isEmpty()))
                        .anyMatch(phrase -> phrase.allMatch(said::contains))
                && new Changes().read(AppSpec.empty(app), words).undo();
    }

    /// What the message asks to change; of a message of which a part is not understood nothing is to be done before
    /// that part is settled.
    public ChangeReading read(AppSpec spec, String words) {
        return read(spec, words, null);
    }

    /// The same of a message whose `this` was pointed at.
    ///
    /// @param about of this spec
    public ChangeReading read(AppSpec spec, String words, @Nullable SpecItem about) {
        if (words.length() > LONGEST) {
            var why = "A change may have %d characters, this has %d. Say it in several messages.";
            return Message.nothing(
                    spec, new Unread(words.substring(0, 60) + "…", why.formatted(LONGEST, words.length()), List.of()));
        }
        var language = spec.app().language().equals("de") ? Language.DE : Language.EN;
        var work = new Work(spec, language, words.replace('\u00a0', ' '), SpecIds.after(spec, given));
        return new Message(work, Pointed.at(spec, about)).reading();
    }
}
