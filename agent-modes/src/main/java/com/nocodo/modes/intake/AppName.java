package com.nocodo.modes.intake;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the application is called: what the writer says to be, else what the first sentence is about.
final class AppName {
    private static final int LONGEST = 4;
    private static final String MAKER =
            "app|application|tool|system|software|program|database|programm|anwendung|datenbank"
                    + "|verwaltung|lösung|something|etwas";
    private static final String GREETING =
            "hi|hello|hey|hallo|halo|hei|dear|good|guten?|moin|servus|grüezi|grüß|greetings|welcome|thanks?|please|bitte|danke";
    private static final String SEEKS = "needs?|wants?|seeks|would|sucht|braucht|benötigt|möchte|will";

    private AppName() {}

    static String of(List<Claim> claims, List<Sentence> sentences, Language language) {
        return claims.stream()
                .filter(c -> c instanceof Claim.Self)
                .map(c -> ((Claim.Self) c).noun().label())
                .findFirst()
                .or(() -> sentences.stream().findFirst().flatMap(s -> told(s.tokens())))
                .map(Names::capital)
                .orElse(language == Language.DE ? "Meine Anwendung" : "My application");
    }

    private static Optional<String> told(List<Token> tokens) {
        var title = phrase(tokens, 0);
        int end = title.size();
        if (end > 0 && end < tokens.size() && (tokens.get(end).sign(",:–-") || matches(tokens.get(end), SEEKS))) {
            return name(title);
        }
        for (int i = 0; i < tokens.size(); i++) {
            var found = Optional.<String>empty();
            if (matches(tokens.get(i), "my|our|unser|unsere|unseren|unserem|unserer|mein|meine|meinen|meinem|meiner")) {
                found = name(phrase(tokens, i + 1));
            } else if (matches(tokens.get(i), "we|i|wir|ich") && i + 1 < tokens.size()) {
                found = name(phrase(tokens, business(tokens, i + 1)));
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Where the object of `we run a`, `we hire out`, `I am a` begins; the end where another verb stands.
    private static int business(List<Token> tokens, int verb) {
        var word = tokens.get(verb);
        boolean other = word.any(WANT, CAN, MUST, KEEP)
                || !(word.pos().equals("VERB") || word.pos().equals("AUX") || word.is(BE));
        int from = verb + 1;
        while (!other
                && from < tokens.size()
                && (tokens.get(from).any(ONE, SOME, THE, POSSESSIVE)
                        || matches(tokens.get(from), "out|up|a|an|ein|eine|einen|about|some"))) {
            from++;
        }
        return other ? tokens.size() : from;
    }

    /// The adjectives and nouns from here on, up to the first word of another kind.
    private static List<Token> phrase(List<Token> tokens, int from) {
        var result = new ArrayList<Token>();
        for (int i = from; i < tokens.size(); i++) {
            var token = tokens.get(i);
            boolean activity = token.pos().equals("VERB") && token.lower().endsWith("ing");
            boolean part = token.wordy()
                    && (token.nounish() || token.pos().equals("ADJ") || activity)
                    && !token.any(EACH, SOME, ONE, THE, POSSESSIVE, WANT);
            if (!part || matches(token, SEEKS) || matches(token, "pl[sz]|please|bitte")) {
                break;
            }
            result.add(token);
        }
        return result;
    }

    private static Optional<String> name(List<Token> phrase) {
        boolean fits = !phrase.isEmpty()
                && !matches(phrase.getFirst(), GREETING)
                && phrase.size() <= LONGEST
                && phrase.getLast().nounish()
                && phrase.stream().noneMatch(t -> matches(t, MAKER));
        return fits ? Optional.of(phrase.stream().map(Token::text).collect(Collectors.joining(" "))) : Optional.empty();
    }

    private static boolean matches(Token token, String words) {
        return token.lower().matches(words);
    }
}
