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
        var speller = new Speller(
                vocabulary,
                w -> grammar.knows(w) || grammar.knows(w.replaceAll("(s|d|ed)$", "")) || known.test(w),
                words);
        var result = new ArrayList<Sentence>();
        boolean digraphs = language == Language.DE && Umlauts.spelledOut(words);
        @Nullable Sentence heading = null;
        int indent = -1;
        var stretches = Segmenter.stretches(words);
        for (int i = 0; i < stretches.size(); i++) {
            var stretch = stretches.get(i);
            var raw = Segmenter.tokens(words, stretch).stream()
                    .map(t -> digraphs ? Umlauts.restored(t) : t)
                    .map(speller::correct)
                    .toList();
            var tokens = unlabelled(marked(grammar.mark(tagged(raw, linguist), words), grammar));
            boolean deeper = stretch.bullet() && stretch.indent() > indent;
            boolean under =
                    heading != null && (deeper || heading.paragraph() == stretch.paragraph() && !stretch.bullet());
            var next = i + 1 < stretches.size() ? stretches.get(i + 1) : null;
            var after = i + 2 < stretches.size() ? stretches.get(i + 2) : null;
            boolean titles = next != null && !next.bullet() && after != null && after.bullet() && !stretch.bullet();
            boolean title = next != null && !titles && heads(tokens, stretch, next);
            boolean outer = under && !(title && !stretch.bullet());
            var sentence = new Sentence(tokens, stretch.bullet(), outer ? heading : null, stretch.paragraph());
            if (title) {
                heading = sentence;
                indent = stretch.bullet() ? stretch.indent() : -1;
            } else {
                heading = under ? heading : null;
            }
            result.add(sentence);
        }
        return Forms.unified(result, language);
    }

    /// `Table: Berths` alone on a line is headed by what comes behind the word for a record.
    private static List<Token> unlabelled(List<Token> tokens) {
        boolean label = tokens.size() > 2
                && tokens.size() <= 6
                && tokens.get(1).sign(":")
                && tokens.getFirst()
                        .lower()
                        .matches("tables?|tabelle|entity|entität|records?|form|formular|datei|sheet|blatt")
                && tokens.subList(2, tokens.size()).stream().noneMatch(t -> t.sign(",;|("));
        return label ? tokens.subList(2, tokens.size()) : tokens;
    }

    private List<Token> marked(List<Token> tokens, Grammar grammar) {
        return language == Language.DE ? Separable.joined(tokens, grammar) : tokens;
    }

    /// Whether what comes next stands under this: it ends in a colon, or is a few words alone on a line.
    private static boolean heads(List<Token> tokens, Segmenter.Stretch stretch, Segmenter.Stretch next) {
        boolean colon = tokens.getLast().sign(":");
        boolean deeper = next.bullet() && (!stretch.bullet() || next.indent() > stretch.indent());
        boolean below = !next.bullet()
                && next.first()
                && next.paragraph() == stretch.paragraph()
                && (!stretch.bullet() || next.indent() > stretch.indent());
        boolean asks = tokens.getFirst().any(Mark.WHAT, Mark.WHO, Mark.WHICH);
        boolean whole = tokens.getLast().sign(")") && tokens.getFirst().nounish();
        tokens = whole ? tokens.stream().takeWhile(t -> !t.sign("(")).toList() : tokens;
        boolean plain = stretch.first()
                && tokens.stream().noneMatch(t -> t.sign(".!?,;:"))
                && (asks
                        || deeper && stretch.bullet()
                        || tokens.stream().noneMatch(t -> t.pos().equals("AUX")))
                && tokens.size() <= (asks || stretch.bullet() ? 8 : 4);
        return colon && !stretch.bullet() || plain && (deeper || below) || colon && deeper;
    }

    /// A German heading in capitals as it is written elsewhere.
    private String spoken(Token t) {
        boolean capitals =
                language == Language.DE && t.text().length() > 4 && t.text().matches("\\p{Lu}+");
        return capitals ? t.text().charAt(0) + t.lower().substring(1) : t.text();
    }

    private List<Token> tagged(List<Token> raw, Linguist linguist) {
        var reading = linguist.read(raw.stream().map(this::spoken).toArray(String[]::new));
        var result = new ArrayList<Token>();
        for (int i = 0; i < raw.size(); i++) {
            var t = raw.get(i);
            var pos = t.wordy() ? reading.pos()[i] : Character.isDigit(t.text().charAt(0)) ? "NUM" : "PUNCT";
            result.add(new Token(t.text(), t.start(), t.end(), pos, reading.lemma()[i], Set.of()));
        }
        return result;
    }
}
