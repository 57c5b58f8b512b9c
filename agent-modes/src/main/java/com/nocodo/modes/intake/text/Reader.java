package com.nocodo.modes.intake.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The first stages of intake together: words in, sentences of read and marked tokens out.
public final class Reader {
    private final Set<String> vocabulary;
    private final java.util.function.Predicate<String> known;
    private final Language language;

    /// @param vocabulary words whose misspellings are put right, unless the user says them twice
    /// @param known words that are right as they are
    public Reader(Language language, Set<String> vocabulary, java.util.function.Predicate<String> known) {
        this.known = known;
        this.language = language;
        this.vocabulary = vocabulary;
    }

    public List<Sentence> read(String words) {
        var linguist = Linguist.of(language);
        var grammar = Grammar.of(language);
        var speller = new Speller(vocabulary, w -> grammar.knows(w) || known.test(w), words);
        var result = new ArrayList<Sentence>();
        @Nullable Sentence heading = null;
        var stretches = Segmenter.stretches(words);
        for (int i = 0; i < stretches.size(); i++) {
            var stretch = stretches.get(i);
            var raw = Segmenter.tokens(words, stretch).stream()
                    .map(speller::correct)
                    .toList();
            var tokens = grammar.mark(tagged(raw, linguist), words);
            boolean under = heading != null && (stretch.bullet() || heading.paragraph() == stretch.paragraph());
            var sentence = new Sentence(tokens, stretch.bullet(), under ? heading : null, stretch.paragraph());
            boolean title = !stretch.bullet()
                    && i + 1 < stretches.size()
                    && stretches.get(i + 1).bullet()
                    && tokens.size() <= 3
                    && tokens.stream().noneMatch(t -> t.sign(".!?") || t.pos().equals("AUX"));
            if (!title && !sentence.toString().endsWith(":")) {
                heading = under ? heading : null;
            } else if (!stretch.bullet()) {
                heading = sentence;
            }
            result.add(sentence);
        }
        return Forms.unified(result, language);
    }

    private static List<Token> tagged(List<Token> raw, Linguist linguist) {
        var reading = linguist.read(raw.stream().map(Token::text).toArray(String[]::new));
        var result = new ArrayList<Token>();
        for (int i = 0; i < raw.size(); i++) {
            var t = raw.get(i);
            var pos = t.wordy() ? reading.pos()[i] : Character.isDigit(t.text().charAt(0)) ? "NUM" : "PUNCT";
            result.add(new Token(t.text(), t.start(), t.end(), pos, reading.lemma()[i], Set.of()));
        }
        return result;
    }
}
