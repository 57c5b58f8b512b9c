package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Names a field that is said as a question: `when they were born`, `how many people fit`, `was es kostet`.
final class Asked {
    private final FieldTypes types;
    private final Nouns nouns;
    private final boolean german;

    Asked(FieldTypes types, Nouns nouns, Language language) {
        this.types = types;
        this.nouns = nouns;
        this.german = language == Language.DE;
    }

    /// Whether such a question opens here.
    static boolean opens(List<Token> tokens, int at) {
        var first = tokens.get(at);
        boolean until = first.any(UNTIL, SINCE, FROM)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is(WHEN);
        return until || first.any(WHAT, WHEN, WHO, WHERE, HOW_MANY, HOW_MUCH, WHETHER) || how(first);
    }

    /// The thing that `which dog it was for`, `um welches Haus es ging` asks for; empty where it asks for none.
    Optional<Noun> thing(List<Token> chunk) {
        int which = (int) chunk.stream()
                .takeWhile(t ->
                        t.any(FOR, BY, IN, ON, OF, FROM, TO, WITH) || t.pos().equals("ADP"))
                .count();
        if (which >= chunk.size() - 1
                || !chunk.get(which).is(WHICH)
                || chunk.get(which).is(THE)) {
            return Optional.empty();
        }
        return nouns.at(chunk, which)
                .filter(n -> chunk.subList(n.to(), chunk.size()).stream().noneMatch(t -> t.any(CAN, MUST, NOT)))
                .map(Noun::one);
    }

    /// The words of such a name as tokens, so that it can be found again.
    static List<Token> words(String name, int start, int end) {
        return java.util.Arrays.stream(name.split(" "))
                .map(w -> new Token(w, start, end, "NOUN", w.toLowerCase(Locale.ROOT), Set.of()))
                .toList();
    }

    private static boolean how(Token t) {
        return t.lower().matches("how|wie");
    }

    /// The name of the field; empty where the chunk is no such question or keeps its own words.
    Optional<String> name(List<Token> chunk) {
        var day = day(chunk);
        if (day.isPresent()) {
            return day;
        }
        if (chunk.size() < 2 || !opens(chunk, 0) || chunk.getFirst().is(WHETHER)) {
            return Optional.empty();
        }
        var first = chunk.getFirst();
        if (called(chunk)) {
            return Optional.of("Name");
        }
        if (how(first)
                && (chunk.get(1).is(IT) || chunk.get(1).is(WE) || chunk.get(1).nounish())) {
            return Optional.of(Names.capital(Items.text(chunk)));
        }
        if (how(first)) {
            boolean takes = chunk.stream().anyMatch(t -> t.lemma().matches("take|last|stay|run|dauern"));
            return takes && chunk.get(1).lower().equals("long")
                    ? Optional.of("Duration")
                    : measure(chunk.get(1).lower());
        }
        if (first.any(HOW_MANY, HOW_MUCH)) {
            return counted(chunk);
        }
        if (first.is(WHEN)) {
            return moment(chunk.subList(1, chunk.size()));
        }
        if (first.any(UNTIL, SINCE) && chunk.get(1).is(WHEN)) {
            return limit(chunk);
        }
        if (first.is(WHERE) && chunk.stream().anyMatch(t -> t.lemma().matches("live|wohnen|leben"))) {
            return Optional.of(german ? "Adresse" : "Address");
        }
        if (first.is(WHERE) && chunk.stream().anyMatch(t -> t.is(BE) || t.pos().equals("VERB"))) {
            return Optional.of(german ? "Ort" : "Location");
        }
        if (first.is(WHO)) {
            return person(chunk);
        }
        return money(chunk);
    }

    /// `the day it was put up` → Put up on.
    private Optional<String> day(List<Token> chunk) {
        int it = (int) chunk.stream().takeWhile(t -> !t.is(IT)).count();
        boolean date = it > 0
                && it <= 3
                && it < chunk.size() - 1
                && chunk.subList(0, it).stream().noneMatch(t -> t.is(WHICH))
                && !chunk.get(it - 1).lower().matches("\\p{L}{3,}s|tage|zeiten")
                && types.exact(chunk.get(it - 1).lower())
                        .filter(FieldType::temporal)
                        .isPresent();
        return date ? moment(chunk.subList(it + 1, chunk.size())) : Optional.empty();
    }

    /// `what they are called`, `wie er heißt`.
    private static boolean called(List<Token> chunk) {
        return chunk.getFirst().lower().matches("what|how|wie")
                && chunk.stream()
                        .anyMatch(t -> t.lemma().matches("call|name|heißen|heissen|nennen")
                                || t.lower().matches("called|heißt|heisst|heißen"));
    }

    private Optional<String> measure(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "old" -> "Age";
                    case "long" -> "Length";
                    case "tall", "high" -> "Height";
                    case "big", "large" -> "Size";
                    case "heavy" -> "Weight";
                    case "far" -> "Distance";
                    case "deep" -> "Depth";
                    case "alt" -> "Alter";
                    case "lang", "lange" -> "Dauer";
                    case "hoch" -> "Höhe";
                    case "groß", "gross" -> "Größe";
                    case "schwer" -> "Gewicht";
                    case "weit" -> "Entfernung";
                    case "tief" -> "Tiefe";
                    default -> null;
                });
    }

    /// `how many people fit` → People; `how many kites` → Number of kites; `how much it costs` → Cost.
    private Optional<String> counted(List<Token> chunk) {
        var noun = nouns.at(chunk, 1).map(n -> chunk.subList(n.from(), n.to()));
        if (noun.isEmpty()) {
            return chunk.getFirst().is(HOW_MUCH) ? money(chunk) : Optional.empty();
        }
        var words = Items.text(noun.get());
        boolean quantity = types.exact(words.toLowerCase(Locale.ROOT))
                .filter(t -> t.numeric())
                .isPresent();
        boolean unit = ItemNames.unit(noun.get().getFirst());
        return Optional.of(quantity || unit ? Names.capital(words) : (german ? "Anzahl " : "Number of ") + words);
    }

    /// `when they were born` → Born on; `when it starts` → Starts.
    private Optional<String> moment(List<Token> rest) {
        var deed = rest.stream()
                .filter(t -> t.pos().matches("VERB|ADJ|ADP|ADV") && !t.any(BE, HAVE, WE, IT, MUST, SHOULD, CAN))
                .filter(t -> !t.lower().matches("again|wieder"))
                .map(Token::text)
                .toList();
        if (deed.isEmpty()) {
            return Optional.empty();
        }
        var words = Names.capital(String.join(" ", deed));
        boolean temporal =
                types.find(deed.getFirst()).filter(FieldType::temporal).isPresent();
        return Optional.of(temporal ? words : words + (german ? " am" : " on"));
    }

    /// `bis wann der Schein gilt` → Schein gültig bis.
    private Optional<String> limit(List<Token> chunk) {
        var noun = nouns.all(chunk.subList(2, chunk.size())).stream().findFirst();
        var word = chunk.getFirst().is(SINCE) ? (german ? "seit" : "since") : german ? "gültig bis" : "valid until";
        var deed = chunk.stream()
                .skip(2)
                .filter(t -> t.pos().equals("VERB") && !t.any(BE, HAVE, MUST, CAN, SHOULD))
                .findFirst();
        if (noun.isEmpty() && deed.isPresent()) {
            return Optional.of(
                    Names.capital(deed.get().text()) + " " + chunk.getFirst().lower());
        }
        return Optional.of(Names.capital(noun.map(n -> n.label() + " ").orElse("") + word));
    }

    /// `who to ask for` → Contact person; `who made it` → Made by.
    private Optional<String> person(List<Token> chunk) {
        if (chunk.get(1).is(TO) || chunk.stream().anyMatch(t -> t.lemma().matches("ask|contact|call|fragen|anrufen"))) {
            return Optional.of(german ? "Ansprechpartner" : "Contact person");
        }
        boolean plain = chunk.stream().noneMatch(t -> t.any(NOT, UNPAID)) && chunk.size() <= 5;
        return chunk.stream()
                .filter(t -> plain && t.pos().equals("VERB") && !t.any(HAVE, BE))
                .findFirst()
                .map(t -> t.lower().matches(german ? "(ge|ver|be|er).*(t|en)" : ".*(ed|de|en|ne|pt|nt)")
                        ? Names.capital(t.text()) + (german ? " von" : " by")
                        : Names.capital(Items.text(chunk.subList(0, chunk.indexOf(t) + 1))));
    }

    /// `what it costs`, `was das Material gekostet hat`.
    private Optional<String> money(List<Token> chunk) {
        var noun = nouns.all(chunk.subList(1, chunk.size())).stream().findFirst();
        var what = noun.map(n -> n.label() + (german ? "kosten" : " cost"));
        for (var t : chunk) {
            if (t.lemma().matches("cost|kosten") || t.lower().matches("gekostet|cost|costs")) {
                boolean own = noun.isPresent() && !noun.get().definite() || noun.isPresent() && german;
                return Optional.of(own ? Names.capital(what.orElseThrow()) : german ? "Kosten" : "Cost");
            }
            if (t.lemma().matches("pay|zahlen|bezahlen|charge|berechnen")) {
                return Optional.of(german ? "Preis" : "Price");
            }
            if (t.lower().matches("weighs|weigh|wiegt")) {
                return Optional.of(german ? "Gewicht" : "Weight");
            }
        }
        boolean comes = chunk.stream().anyMatch(t -> t.lemma().matches("come|make"))
                && chunk.getLast().is(TO);
        return comes ? Optional.of("Total") : Optional.empty();
    }
}
