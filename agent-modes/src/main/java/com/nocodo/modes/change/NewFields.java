package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.structure.Item;
import com.nocodo.modes.intake.structure.Items;
import com.nocodo.modes.intake.structure.Nouns;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the names of new fields in a list. What the list says beside their names must be understood, too.
final class NewFields {
    private static final int LONGEST = 60;
    private static final int LONGEST_FLAG = 5;
    private final WordKinds kinds;
    private final FieldTypes types;
    private final Items items;

    NewFields(WordKinds kinds, Language language) {
        this.kinds = kinds;
        this.types = FieldTypes.of(language);
        this.items = new Items(new Nouns(language), types, language);
    }

    /// Nothing with a verb in it, and nothing that only points at what is there.
    Optional<List<Item>> read(List<Token> tokens) {
        var quoted = quoted(tokens);
        if (quoted.isPresent()) {
            return quoted.map(List::of);
        }
        var told = told(tokens);
        if (told.isEmpty() || sentence(told)) {
            return Optional.empty();
        }
        var read = items.read(told);
        boolean lost = read.stream().anyMatch(i -> lost(i, told)) || leftOut(read, told);
        boolean chosen = tokens.stream().anyMatch(t -> t.is(OR) || t.sign(":"));
        var whole = !lost ? read : chosen ? List.<Item>of() : apart(told);
        boolean choice = whole.stream().allMatch(i -> i.values().isEmpty() && !i.yesNo());
        boolean typed =
                whole.stream().skip(1).anyMatch(i -> !i.words().isEmpty() && Matcher.says(i.words(), kinds.types()));
        boolean one = whole.stream().anyMatch(i -> i.values().size() == 1);
        boolean good = !(chosen && choice)
                && !one
                && !typed
                && !whole.isEmpty()
                && whole.stream().allMatch(this::named);
        return good ? Optional.of(whole) : Optional.empty();
    }

    /// `a number of seats` is how many there are, `the site where it stands` the site.
    private static List<Token> told(List<Token> tokens) {
        var result = new ArrayList<Token>();
        boolean where = false;
        for (int i = 0; i < tokens.size(); i++) {
            var t = tokens.get(i);
            where = where
                    ? !t.sign(",") && !t.is(AND)
                    : t.is(WHERE) && i > 0 && tokens.get(i - 1).nounish();
            if (!where) {
                result.add(t.lower().equals("a number of") ? numberOf(t) : t);
            }
        }
        return result;
    }

    private static Token numberOf(Token t) {
        return new Token(t.text().substring(2), t.start() + 2, t.end(), t.pos(), "number of", Set.of(NUMBER_OF));
    }

    /// `a field "helmet included" (yes/no)`: what is quoted is the name, whatever words are in it.
    private static Optional<Item> quoted(List<Token> tokens) {
        var quotes = tokens.stream().filter(Vocabulary::quote).toList();
        if (quotes.size() != 2) {
            return Optional.empty();
        }
        int from = tokens.indexOf(quotes.getFirst()) + 1;
        int to = tokens.lastIndexOf(quotes.getLast());
        var name = tokens.subList(from, Math.max(from, to));
        var after = tokens.subList(to + 1, tokens.size());
        boolean plain = !name.isEmpty()
                && tokens.subList(0, from - 1).stream()
                        .allMatch(t -> t.any(THE, SOME)
                                || t.pos().equals("DET")
                                || t.lower().matches("field|box|column|feld|spalte"))
                && after.stream().allMatch(t -> t.is(YES_NO));
        var label = String.join(" ", name.stream().map(Token::text).toList());
        return plain
                ? Optional.of(new Item(
                        label,
                        name,
                        null,
                        List.of(),
                        !after.isEmpty(),
                        List.of(),
                        List.of(),
                        name.getFirst().start(),
                        name.getLast().end()))
                : Optional.empty();
    }

    private boolean sentence(List<Token> tokens) {
        var bare = tokens.stream().filter(t -> !t.sign(",()'\"")).toList();
        boolean opposite = tokens.stream().anyMatch(t -> t.is(OR));
        return bare.stream()
                        .anyMatch(t ->
                                t.any(BE, HAVE, CAN, MUST, SHOULD, NO, NEVER, WE, IT, WHEN, NOBODY, ONLY, MORE_THAN)
                                        || t.is(NOT) && !opposite
                                        || t.lower().matches("(nur|only|just|bloß)( .*)?")
                                        || kinds.requests(t))
                || bare.stream().noneMatch(Token::wordy)
                || bare.stream().anyMatch(t -> t.number() && tokens.stream().noneMatch(Vocabulary::quote))
                || tokens.getFirst().sign(",:")
                || tokens.getFirst().any(AND, OF, FOR, TO, IN)
                || tokens.getLast().any(AND, OF, FOR, TO, IN, THE, SOME, EACH, POSSESSIVE, WITH)
                || tokens.getLast().sign(",:(");
    }

    /// A noun behind a name, outside brackets, is one more name that was taken for a remark.
    private static boolean lost(Item item, List<Token> tokens) {
        boolean apart = item.note().isEmpty()
                || item.note().getFirst().any(IN, FOR, WHICH, WHERE)
                || tokens.stream().anyMatch(t -> t.sign("("));
        return !apart && item.note().stream().anyMatch(Token::content);
    }

    /// Whether a noun stands in none of the items.
    private static boolean leftOut(List<Item> read, List<Token> tokens) {
        return tokens.stream()
                .filter(Token::content)
                .anyMatch(t -> read.stream().noneMatch(i -> i.start() <= t.start() && t.end() <= i.end()));
    }

    private List<Item> apart(List<Token> tokens) {
        var result = new ArrayList<Item>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).sign(",") || tokens.get(i).is(AND)) {
                var part = tokens.subList(from, i);
                var one = part.isEmpty() ? List.<Item>of() : items.read(part);
                if (!part.isEmpty() && (one.size() != 1 || lost(one.getFirst(), part))) {
                    return List.of();
                }
                result.addAll(one);
                from = i + 1;
            }
        }
        return result;
    }

    private boolean named(Item item) {
        var words = item.words().stream().filter(Token::wordy).toList();
        return !item.label().isBlank()
                && item.label().length() <= LONGEST
                && item.words().stream().noneMatch(t -> kinds.verb(t) && !known(t))
                && item.words().stream().anyMatch(t -> t.nounish() || known(t))
                && item.words().stream().skip(1).noneMatch(t -> t.any(SOME, TO, BEFORE, AFTER))
                && item.words().stream().noneMatch(t -> t.lower().matches("as|als"))
                && item.words().stream().noneMatch(t -> !t.nounish() && kinds.setting(t))
                && !(kinds.german() && words.size() > 1 && words.getLast().pos().equals("ADJ"))
                && item.words().stream().noneMatch(t -> t.any(WITH, ONLY))
                && !kinds.says(item.words().getLast(), "never_kept")
                && !done(item.words());
    }

    /// A `wage` is what is kept, whatever else the word may be.
    private boolean known(Token t) {
        return t.marks().isEmpty() && types.exact(t.lower()).isPresent();
    }

    /// `fetched from a volunteer` is no name of anything.
    private static boolean done(List<Token> words) {
        return words.size() > 2
                && words.getFirst().pos().equals("VERB")
                && words.stream().anyMatch(t -> t.any(FROM, BY, WITH));
    }

    /// What stands behind `whether it is`, as the name of a yes or no: `vegan`, `a driving licence`, `bezahlt`.
    Optional<List<Item>> flag(List<Token> tokens) {
        var words = tokens.stream()
                .takeWhile(t -> !t.number())
                .filter(t -> !t.any(BE, HAVE, SOME, THE, EACH, FILLER, OR_NOT, IT)
                        && !t.lower().matches("already|been|got|wird|werden|wurde|worden|hat|ist|sind|schon|überhaupt"))
                .toList();
        boolean plain = !words.isEmpty()
                && words.size() <= LONGEST_FLAG
                && words.stream()
                        .noneMatch(t -> !t.wordy()
                                || t.any(NOT, NO, NEVER, CAN, MUST, SHOULD, WE, AND, OR, WHEN, ONLY)
                                || kinds.setting(t));
        var name = plain ? flagged(words) : List.<Token>of();
        if (name.isEmpty() || name.size() > 1 && !name.getLast().nounish()) {
            return Optional.empty();
        }
        var label = String.join(" ", name.stream().map(Token::text).toList());
        int start = name.getFirst().start();
        int end = name.getLast().end();
        return Optional.of(List.of(new Item(label, name, null, List.of(), true, List.of(), List.of(), start, end)));
    }

    /// The noun, without what is done with it; else the one word that it is like.
    private static List<Token> flagged(List<Token> words) {
        int last = words.size();
        while (last > 0 && !words.get(last - 1).nounish()) {
            last--;
        }
        boolean done = words.getFirst().pos().equals("VERB")
                && last > 0
                && !words.getFirst().lower().endsWith("ing");
        return done ? List.of() : last > 0 ? words.subList(0, last) : words.size() == 1 ? words : List.of();
    }
}
