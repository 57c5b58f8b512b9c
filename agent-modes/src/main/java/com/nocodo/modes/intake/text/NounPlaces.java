package com.nocodo.modes.intake.text;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Learns from places where only a noun can stand that a word is one, and reads it so wherever else the text has it:
/// the tagger guesses words that it has never seen.
final class NounPlaces {
    private final Language language;
    private final Set<String> nouns = new HashSet<>();
    private final Set<String> plurals = new HashSet<>();

    private NounPlaces(Language language) {
        this.language = language;
    }

    static List<Sentence> retagged(List<Sentence> sentences, Language language) {
        var places = new NounPlaces(language);
        sentences.forEach(s -> places.learn(s.tokens()));
        return sentences.stream().map(places::retagged).toList();
    }

    private void learn(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.nounish() && token.marks().isEmpty()) {
                plurals.add(token.lower());
            }
            if (token.wordy() && token.marks().isEmpty() && (determined(tokens, i) || heads(tokens, i))) {
                nouns.add(token.lower());
                if (language == Language.EN) {
                    nouns.add(Names.singular(token.lower()));
                }
            }
        }
    }

    /// Alone after `each`, `one`, `a`, `several`, a number or `their`.
    private boolean determined(List<Token> tokens, int i) {
        if (i == 0) {
            return false;
        }
        var token = tokens.get(i);
        var before = tokens.get(i - 1);
        var next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
        boolean acted = next != null
                && before.any(EACH, SOME)
                && ending(next, "s")
                && i + 2 < tokens.size()
                && tokens.get(i + 2).any(ONE, SOME, THE, SEVERAL);
        boolean alone = acted
                || next == null
                || !(next.nounish()
                        || next.pos().equals("ADJ") && next.marks().isEmpty()
                        || next.text().equals("'s"));
        boolean adjective = token.pos().equals("ADJ");
        boolean acts = next != null && next.any(HAVE, BELONG, CONTAIN, CAN, MUST, SHOULD);
        boolean singled = before.any(EACH, ONE) || before.is(SOME) && (!adjective || acts);
        boolean counted = language == Language.EN
                && !adjective
                && (before.any(SEVERAL, POSSESSIVE) && !before.text().equals("'s") || before.number())
                && ending(token, "s");
        return alone && (singled || counted) && (open(token) || adjective);
    }

    /// `glorps with …`, `glorps (…)`, `glorps: …`, `glorps have …` at the start of a list item or clause.
    private boolean heads(List<Token> tokens, int i) {
        var token = tokens.get(i);
        boolean starts =
                i == 0 || tokens.get(i - 1).sign(",;:•") || tokens.get(i - 1).any(AND, POSSESSIVE, THE, FILLER);
        if (!starts || i + 1 >= tokens.size() || !open(token)) {
            return false;
        }
        var next = tokens.get(i + 1);
        boolean plural = language == Language.EN && ending(token, "s");
        return plural && (next.any(WITH, HAVE) || next.sign(":("));
    }

    private static boolean ending(Token token, String ending) {
        return token.lower().endsWith(ending) && !token.lower().endsWith("ss");
    }

    private static boolean open(Token token) {
        return token.text().length() >= 3
                && switch (token.pos()) {
                    case "ADP", "PRON", "ADJ", "DET", "AUX" -> false;
                    default -> true;
                };
    }

    private Sentence retagged(Sentence sentence) {
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < sentence.tokens().size(); i++) {
            tokens.add(retagged(sentence.tokens(), i));
        }
        return new Sentence(tokens, sentence.bullet(), sentence.heading(), sentence.paragraph());
    }

    private Token retagged(List<Token> tokens, int i) {
        var token = tokens.get(i);
        if (compound(tokens, i)) {
            return as(token, token.lower());
        }
        if (!token.marks().isEmpty()) {
            return token;
        }
        if (acts(tokens, i)) {
            return new Token(token.text(), token.start(), token.end(), "VERB", token.lemma(), token.marks());
        }
        if (language == Language.DE) {
            return capital(tokens, i) ? as(token, token.lemma()) : token;
        }
        var one = token.pos().equals("ADJ") && plurals.contains(Names.plural(token.lower()))
                ? token.lower()
                : singular(token.lower());
        boolean verb = i > 0 && tokens.get(i - 1).any(CAN, TO, WE, IT, MUST, WANT, NOT);
        boolean renew =
                !verb && one != null && (!token.nounish() || !token.lemma().equals(one));
        return renew ? as(token, String.valueOf(one)) : token;
    }

    /// `Every sailing uses one boat`, `Singers borrow scores`: what stands between a whole noun and another is a deed.
    private boolean acts(List<Token> tokens, int i) {
        if (language != Language.EN
                || i == 0
                || i + 1 >= tokens.size()
                || !tokens.get(i).pos().matches("NOUN|PROPN")) {
            return false;
        }
        var token = tokens.get(i);
        var before = tokens.get(i - 1);
        var next = tokens.get(i + 1);
        var opening = tokens.subList(0, i - 1);
        boolean opens = opening.size() <= 2 && opening.stream().allMatch(t -> t.any(EACH, SOME, THE, FILLER, AND));
        boolean object = next.any(ONE, SOME, THE, SEVERAL, POSSESSIVE);
        boolean onTo = object || next.any(FOR, TO, IN, ON) || next.nounish() && ending(next, "s");
        boolean singular = object
                && !opening.isEmpty()
                && ending(token, "s")
                && !before.lower().endsWith("s");
        boolean plural = onTo
                && (ending(before, "s") || before.lower().matches("people|children"))
                && !ending(token, "s")
                && token.lower().equals(token.lemma());
        boolean noun = before.nounish() || singular && opening.getLast().any(EACH, SOME);
        return opens && noun && before.marks().isEmpty() && (singular || plural);
    }

    /// `many order lines`: between a determiner and a noun, what may be a deed is part of the name.
    private boolean compound(List<Token> tokens, int i) {
        return language == Language.EN
                && i > 0
                && i + 1 < tokens.size()
                && tokens.get(i).pos().equals("VERB")
                && tokens.get(i).any(CREATE, EDIT, SEE)
                && tokens.get(i).lower().equals(tokens.get(i).lemma())
                && tokens.get(i - 1).any(SEVERAL, SOME, EACH, ONE)
                && tokens.get(i + 1).nounish();
    }

    /// German writes nouns large; at the start of a sentence that says nothing of a verb or an adjective.
    private static boolean capital(List<Token> tokens, int i) {
        var token = tokens.get(i);
        boolean starts = i == 0 || tokens.get(i - 1).sign(":.–•");
        return token.text().length() >= 5
                && Character.isUpperCase(token.text().charAt(0))
                && token.pos().matches(starts ? "PRON|ADV|X|ADP|DET" : "PRON|ADV|X|ADP|DET|VERB|ADJ");
    }

    private static Token as(Token token, String lemma) {
        return new Token(token.text(), token.start(), token.end(), "NOUN", lemma, token.marks());
    }

    private @Nullable String singular(String word) {
        var one = Names.singular(word);
        return nouns.contains(one) ? one : nouns.contains(word) ? word : null;
    }
}
