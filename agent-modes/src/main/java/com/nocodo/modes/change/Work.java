package com.nocodo.modes.change;

import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.SpecIds;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A spec under change: what earlier parts of the message asked for is in it.
final class Work {
    private static final Pattern ADDS =
            Pattern.compile("(?iu)\\b(also|too|as well|another|one more|auch|noch|zusätzlich)\\b|[\"“„'‘«]\\p{L}");
    private static final Pattern MONEY = Pattern.compile(
            "(?iu)\\d ?(€|\\$|£|euros?\\b|eur\\b|chf\\b|franken\\b|francs?\\b|pounds?\\b|dollars?\\b)|[€$£] ?\\d");
    private static final int LONGEST_LABEL = 120;
    final Language language;
    final SpecIds ids;
    private final String words;
    private AppSpec spec;

    Work(AppSpec spec, Language language, String words, SpecIds ids) {
        this.spec = spec;
        this.language = language;
        this.words = words;
        this.ids = ids;
    }

    AppSpec spec() {
        return spec;
    }

    void become(AppSpec changed) {
        spec = changed;
    }

    boolean german() {
        return language == Language.DE;
    }

    /// English or German, as the application speaks.
    String say(String english, String german) {
        return german() ? german : english;
    }

    /// Whether what is said is said to come on top: `can also be …`, `… as well`.
    boolean adds() {
        return ADDS.matcher(words).find();
    }

    /// Whether an amount of money is spoken of.
    boolean money() {
        return MONEY.matcher(words).find();
    }

    String words() {
        return words;
    }

    String words(int start, int end) {
        return words.substring(start, end);
    }

    /// The message as it is, as far as it fits a label.
    String said() {
        return words.strip().substring(0, Math.min(LONGEST_LABEL, words.strip().length()));
    }

    Origin origin() {
        return origin(0, words.length());
    }

    Origin origin(int start, int end) {
        return Origin.words(words.substring(start, end), start, end);
    }

    /// The entity as it is now.
    Entity now(Entity entity) {
        return spec.entities().stream()
                .filter(e -> e.id().equals(entity.id()))
                .findFirst()
                .orElse(entity);
    }

    void entity(Entity entity, UnaryOperator<Entity> change) {
        spec = spec.withEntities(spec.entities().stream()
                .map(e -> e.id().equals(entity.id()) ? change.apply(e) : e)
                .toList());
    }

    void field(Ref.OfField ref, UnaryOperator<Field> change) {
        entity(
                ref.entity(),
                e -> e.withFields(e.fields().stream()
                        .map(f -> f.id().equals(ref.field().id()) ? change.apply(f) : f)
                        .toList()));
    }

    void link(Ref.OfLink ref, UnaryOperator<Relation> change) {
        entity(
                ref.entity(),
                e -> e.withRelations(e.relations().stream()
                        .map(r -> r.id().equals(ref.link().id()) ? change.apply(r) : r)
                        .toList()));
    }

    /// The one that is meant; asked back where several are named equally well.
    <T extends Ref> T one(List<T> refs) {
        if (refs.size() == 1) {
            return refs.getFirst();
        }
        if (refs.isEmpty()) {
            throw Doubt.asked(
                    say("What is it that you mean?", "Was ist damit gemeint?"),
                    spec.entities().stream().map(Entity::labelPlural).toList());
        }
        throw Doubt.asked(say("Which one do you mean?", "Was davon ist gemeint?"), Vocabulary.options(refs));
    }
}
