package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds noun phrases in tokens.
public final class Nouns {
    private static final Set<Mark> BEFORE_NOUN = java.util.EnumSet.of(
            EACH, ONE, SOME, SEVERAL, THE, POSSESSIVE, ONLY, NO, OWN, WHICH, FILLER, NUMBER, AT_LEAST, AT_MOST);
    private final Language language;

    public Nouns(Language language) {
        this.language = language;
    }

    /// The noun phrase that starts at a token: determiners, adjectives, then nouns.
    public Optional<Noun> at(List<Token> tokens, int from) {
        int i = from;
        boolean each = false;
        boolean several = false;
        boolean definite = false;
        boolean possessed = false;
        boolean counted = false;
        boolean single = false;
        while (i < tokens.size() && before(tokens.get(i))) {
            var t = tokens.get(i);
            each |= t.is(EACH);
            several |= t.is(SEVERAL);
            definite |= t.any(ONE, SOME, THE);
            possessed |= t.is(POSSESSIVE);
            counted |= t.number();
            i++;
            boolean oneOf = t.any(ONE, SOME, EACH)
                    && i + 1 < tokens.size()
                    && (tokens.get(i).is(OF) && tokens.get(i + 1).any(THE, POSSESSIVE)
                            || language == Language.DE && tokens.get(i).any(THE, POSSESSIVE));
            single |= oneOf;
            i += oneOf && tokens.get(i).is(OF) ? 1 : 0;
        }
        while (i < tokens.size() && adjective(tokens, i)) {
            i++;
        }
        i = classified(tokens, i);
        int first = i;
        boolean period = each && i < tokens.size() && tokens.get(i).any(DAY, WEEK, MONTH, YEAR);
        while (i < tokens.size() && noun(tokens, i, i > first) && !(period && i > first)) {
            i++;
        }
        if (i == first) {
            return Optional.empty();
        }
        while (first > from
                && tokens.get(first - 1).pos().equals("ADJ")
                && Catalogue.known(language, words(tokens, first - 1, i))) {
            first--;
        }
        var noun = of(tokens, from, first, i, each, several, definite, possessed, counted);
        return Optional.of(single ? noun.one() : noun);
    }

    /// `each piece of gear`, `kinds of boats`: the gear, the boats.
    private int classified(List<Token> tokens, int i) {
        boolean classifier = i + 2 < tokens.size()
                && tokens.get(i).lower().matches("pieces?|items?|kinds?|types?|sorts?|sets?|units?")
                && tokens.get(i + 1).is(OF)
                && noun(tokens, i + 2, false);
        return classifier ? i + 2 : i;
    }

    private static String words(List<Token> tokens, int from, int to) {
        return String.join(
                " ", tokens.subList(from, to).stream().map(Token::text).toList());
    }

    private static boolean before(Token t) {
        return t.marks().stream().anyMatch(BEFORE_NOUN::contains)
                || t.number()
                || (t.pos().equals("DET") && !t.is(WHICH));
    }

    private boolean adjective(List<Token> tokens, int i) {
        var t = tokens.get(i);
        boolean describes =
                (t.pos().equals("ADJ") || t.pos().equals("ADV") || t.pos().equals("VERB"))
                        && t.wordy()
                        && (t.marks().isEmpty()
                                || t.any(OPEN, UNPAID, FREE, VALID, LATE, OVERDUE, UPCOMING, BEST, NEXT, LAST, FULL));
        return describes && i + 1 < tokens.size() && (noun(tokens, i + 1, false) || adjective(tokens, i + 1));
    }

    /// Whether a token can be (part of) a noun here.
    boolean noun(List<Token> tokens, int i, boolean inside) {
        var t = tokens.get(i);
        if (!t.wordy()) {
            return false;
        }
        boolean open = t.marks().isEmpty() || (t.nounish() && t.marks().stream().allMatch(Nouns::nounToo));
        boolean looks = t.nounish()
                || (t.pos().equals("X") && !inside)
                || (t.pos().equals("ADJ")
                        && !inside
                        && Catalogue.known(language, t.text())
                        && !(i + 1 < tokens.size() && tokens.get(i + 1).nounish()));
        return open && looks;
    }

    private static boolean nounToo(Mark mark) {
        return switch (mark) {
            case CREATE,
                    EDIT,
                    SEE,
                    MANAGE,
                    KEEP,
                    DELETE,
                    DAY,
                    WEEK,
                    MONTH,
                    YEAR,
                    HOUR,
                    MINUTE,
                    NIGHT,
                    TIME,
                    EXPIRE,
                    REVENUE,
                    ROLES,
                    CALCULATE,
                    EXPORT,
                    VALID,
                    SUM -> true;
            default -> false;
        };
    }

    private Noun of(
            List<Token> tokens,
            int from,
            int first,
            int to,
            boolean each,
            boolean several,
            boolean definite,
            boolean possessed,
            boolean counted) {
        var words = tokens.subList(first, to);
        var last = words.getLast();
        var key = new ArrayList<String>();
        var label = new ArrayList<String>();
        for (var word : words) {
            boolean isLast = word == last;
            key.add(isLast ? singular(last) : word.lower());
            label.add(isLast ? label(last) : word.text());
        }
        boolean plural = several
                || (language == Language.EN
                        && !last.lower().equals(singular(last))
                        && !last.lower().endsWith("ss"));
        boolean germanPlural =
                language == Language.DE && !definite && !each && !last.lower().equals(last.lemma());
        return new Noun(
                String.join(" ", key),
                String.join(" ", label),
                plural || germanPlural || (counted && !each),
                each,
                definite,
                possessed,
                several,
                counted,
                words.getFirst().start(),
                last.end(),
                from,
                to);
    }

    private String singular(Token token) {
        var lemma = token.lemma().replaceAll("\\+.*", "");
        if (language == Language.EN && token.text().contains("-")) {
            return com.nocodo.modes.spec.Names.singular(token.lower());
        }
        if (language == Language.EN
                && lemma.matches(".*(tch|sh|x|ss)e")
                && token.lower().equals(lemma + "s")) {
            return lemma.substring(0, lemma.length() - 1);
        }
        boolean odd = !lemma.isEmpty() && lemma.charAt(0) != token.lower().charAt(0)
                || lemma.length() > 4 && !token.lower().startsWith(lemma.substring(0, 4));
        boolean plural = language == Language.EN && (odd || lemma.equals(token.lower()) && lemma.matches(".*[^sui]s"));
        if (plural) {
            return com.nocodo.modes.spec.Names.singular(token.lower());
        }
        if (language == Language.DE && token.lower().endsWith("innen")) {
            return token.lower().substring(0, token.lower().length() - 3);
        }
        var known = language == Language.DE && token.lower().equals(lemma)
                ? Catalogue.singular(language, lemma)
                : Optional.<String>empty();
        if (known.isPresent()) {
            return known.get();
        }
        boolean asNoun = language == Language.DE
                && Character.isUpperCase(token.text().charAt(0))
                && token.lower().matches(java.util.regex.Pattern.quote(lemma) + "(e|er|en)")
                && lemma.matches(".*(igt|ellt|agt|ndet|andt)");
        return lemma.isEmpty() ? token.lower() : asNoun ? lemma + "er" : lemma;
    }

    private String label(Token token) {
        var one = singular(token);
        if (token.lower().equals(one)) {
            return token.text();
        }
        boolean capital = Character.isUpperCase(token.text().charAt(0));
        return capital ? one.substring(0, 1).toUpperCase(Locale.ROOT) + one.substring(1) : one;
    }

    /// Every noun phrase of a clause, left to right.
    public List<Noun> all(List<Token> tokens) {
        var result = new ArrayList<Noun>();
        for (int i = 0; i < tokens.size(); ) {
            var noun = at(tokens, i);
            noun.ifPresent(result::add);
            i = noun.map(Noun::to).orElse(i + 1);
        }
        return result;
    }

    /// The noun phrase that ends right before a token, fillers between allowed.
    public Optional<Noun> endingAt(List<Token> tokens, int to) {
        return all(tokens.subList(0, to)).stream()
                .filter(n -> tokens.subList(n.to(), to).stream()
                        .allMatch(t -> t.any(FILLER, ONLY, AND) || t.pos().equals("ADV")))
                .reduce((_, b) -> b);
    }
}
