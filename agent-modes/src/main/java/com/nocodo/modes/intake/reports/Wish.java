package com.nocodo.modes.intake.reports;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Lookup.Spot;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One wish for a list or a number, with what is known of its words.
record Wish(List<Token> tokens, List<Spot> spots, Lookup lookup) {

    boolean has(Mark... marks) {
        return Windows.has(tokens, marks);
    }

    int find(Mark... marks) {
        return Windows.index(tokens, marks);
    }

    List<Thing> things() {
        return spots.stream()
                .map(Spot::thing)
                .filter(Objects::nonNull)
                .map(t -> (Thing) t)
                .distinct()
                .toList();
    }

    Origin origin() {
        return Origin.words(text(), tokens.getFirst().start(), tokens.getLast().end());
    }

    String text() {
        return tokens.stream()
                .filter(t -> !t.text().matches("[.!?]"))
                .map(Token::text)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+([,.)])", "$1")
                .replace("( ", "(")
                .replace(" 's", "'s");
    }

    String label() {
        int which = find(Mark.WHICH);
        boolean lead =
                which > 0 && which <= 4 && tokens.subList(0, which).stream().noneMatch(Token::nounish);
        var text = (lead ? new Wish(tokens.subList(which, tokens.size()), spots, lookup).text() : text())
                .replaceFirst(
                        "(?i)^(please |show : |show me |the |a list of |eine liste der |die |der |das |ein |eine )+",
                        "");
        return Names.capital(text.isBlank() ? text() : text.length() > 100 ? text.substring(0, 99) + "…" : text);
    }

    /// The field that a spot means, of one of these things first.
    Optional<Lookup.Owned> field(Spot spot, @Nullable Thing preferred) {
        return spot.attributes().stream()
                .filter(o -> o.thing() == preferred)
                .findFirst()
                .or(() -> spot.attributes().stream()
                        .filter(o -> things().contains(o.thing()))
                        .findFirst())
                .or(() -> spot.attributes().stream().findFirst());
    }

    /// The record kept of what a verb in the wish tells: `inspected` → inspection, of those linked to the thing.
    Optional<Thing> deedOn(Thing thing) {
        var holders = lookup.draft().holders(thing).stream()
                .filter(h -> h.tieTo(thing).isPresent())
                .toList();
        var named = holders.stream()
                .filter(h -> tokens.stream().anyMatch(t -> tells(h, t)))
                .findFirst();
        return named.or(() -> holders.stream().filter(Thing::deed).findFirst());
    }

    private static boolean tells(Thing record, Token token) {
        var stem = token.lemma().replaceFirst("^ge", "").replaceAll("(en|ed|t|e|ing|n)$", "");
        var concept = record.concept;
        return (stem.length() >= 4 && record.key.startsWith(stem))
                || (concept != null && concept.deeds().contains(token.lemma()));
    }

    /// The day or time by which records of a thing are usually looked at.
    private static final String BIRTH = ".*(birth|born|geburt|geboren).*";

    static Optional<Attribute> when(Thing thing) {
        return thing.first(
                        a -> a.type.temporal()
                                && a.type != FieldType.TIME
                                && a.expr == null
                                && !a.key.matches(
                                        BIRTH
                                                + "|.*(due|faellig|return|zurueck|end|until|bis|joined|hire|valid|gueltig|promised|versprochen).*"))
                .or(() -> thing.first(
                        a -> a.type.temporal() && a.type != FieldType.TIME && a.expr == null && !a.key.matches(BIRTH)));
    }
}
