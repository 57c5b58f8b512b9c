package com.nocodo.modes.change;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.SpecItem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person pointed at, as words would name it.
final class Pointed {
    private Pointed() {}

    static List<Ref> at(AppSpec spec, @Nullable SpecItem item) {
        if (item == null) {
            return List.of();
        }
        if (item.card()) {
            return List.of(new Ref.OfCard(item.ref().substring(item.ref().indexOf(':') + 1), item.label()));
        }
        var reports =
                spec.reports().stream().filter(r -> r.id().equals(item.id())).map(r -> (Ref) new Ref.OfReport(r));
        return Stream.concat(spec.entities().stream().flatMap(e -> in(e, item.id())), reports)
                .toList();
    }

    private static Stream<Ref> in(Entity e, String id) {
        var whole = Stream.of(e).filter(one -> one.id().equals(id)).map(one -> (Ref) new Ref.OfEntity(one));
        var fields = e.fields().stream().filter(f -> f.id().equals(id)).map(f -> (Ref) new Ref.OfField(e, f));
        var links = e.relations().stream().filter(r -> r.id().equals(id)).map(r -> (Ref) new Ref.OfLink(e, r));
        return Stream.of(whole, fields, links).flatMap(s -> s);
    }
}
