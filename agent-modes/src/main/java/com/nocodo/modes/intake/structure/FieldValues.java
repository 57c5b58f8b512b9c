package com.nocodo.modes.intake.structure;

import com.nocodo.modes.intake.text.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the field that values are told of later: `catches with a species` … `Species are pike, carp or other`.
final class FieldValues {
    private final Context context;

    FieldValues(Context context) {
        this.context = context;
    }

    /// Whether these were the values of a field that a list before had.
    boolean told(Noun field, List<List<Token>> values, Clause clause) {
        var texts = values.stream().map(Items::text).filter(t -> !t.isBlank()).toList();
        var earlier = earlier(field);
        boolean plain = texts.size() > 1
                && texts.stream().allMatch(t -> t.split(" ").length <= 3)
                && texts.stream().filter(this::fieldName).count() * 2 <= texts.size();
        if (earlier.isEmpty() || !plain) {
            return false;
        }
        var has = earlier.get();
        var item = item(has, field).orElseThrow();
        var valued = new Item(
                item.label(),
                item.words(),
                item.noun(),
                texts,
                false,
                item.note(),
                List.of(),
                item.start(),
                item.end());
        context.claims.add(new Claim.Has(has.subjects(), List.of(valued), clause, 0.9));
        context.spokenOf(has.subjects());
        return true;
    }

    private boolean fieldName(String text) {
        return context.types.exact(text.toLowerCase(Locale.ROOT)).isPresent();
    }

    private Optional<Claim.Has> earlier(Noun field) {
        return context.claims.reversed().stream()
                .filter(c -> c instanceof Claim.Has has && item(has, field).isPresent())
                .map(Claim.Has.class::cast)
                .findFirst();
    }

    private static Optional<Item> item(Claim.Has has, Noun field) {
        return has.items().stream()
                .filter(i -> i.values().isEmpty()
                        && (i.noun() != null && i.noun().key().equals(field.key())
                                || i.label().equalsIgnoreCase(field.label())))
                .findFirst();
    }
}
