package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads words that stand for something new: a name, the values of an enumeration, a type.
final class NewNames {
    private static final int LONGEST_NAME = 6;
    private static final int LONGEST_VALUE = 4;
    private final WordKinds kinds;
    private final Frames frames;

    NewNames(WordKinds kinds, Frames frames) {
        this.kinds = kinds;
        this.frames = frames;
    }

    Optional<Phrase> name(List<Token> tokens) {
        var bare = Vocabulary.bare(tokens);
        boolean quoted = bare.size() < tokens.size() && Vocabulary.quote(tokens.getFirst());
        boolean inner = opens(bare);
        boolean good = !bare.isEmpty() && bare.size() <= LONGEST_NAME && !inner && (quoted || plain(bare));
        return good ? Optional.of(new Phrase(tokens)) : Optional.empty();
    }

    /// A quotation within; the sign of a genitive stands close behind its word.
    private static boolean opens(List<Token> words) {
        for (int i = 0; i < words.size(); i++) {
            boolean close = i > 0 && words.get(i - 1).end() == words.get(i).start();
            if (Vocabulary.quote(words.get(i)) && !(close && words.get(i).sign("'’"))) {
                return true;
            }
        }
        return false;
    }

    private boolean plain(List<Token> words) {
        return words.stream().allMatch(t -> t.wordy() || t.number() || t.sign("-/&'"))
                && words.getFirst().wordy()
                && !words.getFirst().any(IN, OF, NOT, BE)
                && words.stream().noneMatch(t -> t.any(TO, AND, OR) || t.lower().matches("into|in zu"))
                && words.stream().noneMatch(t -> words.size() > 1 && kinds.verb(t) || request(t))
                && type(words).isEmpty()
                && words.stream().noneMatch(kinds::setting);
    }

    private boolean request(Token t) {
        return kinds.requests(t) || t.any(WE, IT, BE, HAVE, CAN, MUST, SHOULD);
    }

    /// One or several new values of an enumeration.
    List<Phrase> values(List<Token> tokens) {
        var result = new ArrayList<Phrase>();
        var part = new ArrayList<Token>();
        boolean quoted = false;
        for (var token : tokens) {
            if (Vocabulary.quote(token)) {
                quoted = !quoted;
                continue;
            }
            boolean or = !quoted && token.is(OR_NOT) && token.text().contains(" ");
            boolean divides = or || !quoted && (token.sign(",/") || token.any(AND, OR));
            if (!divides) {
                part.add(token);
            } else if (!part.isEmpty()) {
                result.add(new Phrase(List.copyOf(part)));
                part.clear();
            }
            if (or) {
                part.add(not(token));
            }
        }
        if (!part.isEmpty()) {
            result.add(new Phrase(List.copyOf(part)));
        }
        boolean marked = tokens.stream().anyMatch(Vocabulary::quote);
        boolean good = !quoted && result.stream().allMatch(p -> value(p, result, marked));
        return good ? result : List.of();
    }

    /// The second word of `or not`.
    private static Token not(Token token) {
        int at = token.text().indexOf(' ') + 1;
        return new Token(
                token.text().substring(at),
                token.start() + at,
                token.end(),
                "PART",
                token.lower().substring(at),
                Set.of(NOT));
    }

    private boolean value(Phrase phrase, List<Phrase> all, boolean marked) {
        var tokens = phrase.tokens();
        return tokens.size() <= LONGEST_VALUE
                && (tokens.stream().noneMatch(kinds::setting) || opposite(tokens, all))
                && (marked
                        || tokens.stream()
                                .noneMatch(t -> t.number()
                                        || t.any(BE, CAN, MUST, HAVE, WE, IT, TO, FOR, OF, AT_LEAST, AT_MOST)));
    }

    /// `passed or not passed`: a value may be another one's opposite.
    private static boolean opposite(List<Token> tokens, List<Phrase> all) {
        var rest = tokens.subList(1, tokens.size());
        return tokens.getFirst().is(NOT)
                && all.stream()
                        .anyMatch(p -> p.tokens().stream()
                                .map(Token::lower)
                                .toList()
                                .equals(rest.stream().map(Token::lower).toList()));
    }

    /// The type that the words name; the words of each are in the frames' file.
    Optional<FieldType> type(List<Token> tokens) {
        var bare = Vocabulary.bare(tokens);
        return bare.isEmpty()
                ? Optional.empty()
                : Arrays.stream(FieldType.values())
                        .filter(t -> Matcher.says(bare, frames.named("type_" + t.text())))
                        .findFirst();
    }
}
