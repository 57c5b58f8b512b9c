package com.nocodo.operator.build;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.Rule;
import com.nocodo.modes.spec.SpecItem;
import com.nocodo.modes.spec.Speech;
import com.nocodo.protocol.SpecItemView;
import com.nocodo.protocol.UnderstoodView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A spec in the short form that a person reads before the building starts.
final class SpecWords {
    private SpecWords() {}

    static UnderstoodView understood(AppSpec spec) {
        return understood(spec, List.of());
    }

    /// @param remarks what else was assumed
    static UnderstoodView understood(AppSpec spec, List<String> remarks) {
        return new UnderstoodView(
                spec.app().name(),
                spec.app().language(),
                spec.entities().stream().map(e -> view(spec, e)).toList(),
                spec.roles().stream().map(Role::label).toList(),
                spec.rules().stream().map(Rule::label).toList(),
                spec.reports().stream().map(Report::label).toList(),
                Stream.concat(remarks.stream(), assumed(spec).stream()).toList());
    }

    private static UnderstoodView.EntityView view(AppSpec spec, Entity entity) {
        var speech = Speech.of(spec);
        return new UnderstoodView.EntityView(
                entity.name(),
                entity.labelPlural(),
                entity.fields().stream()
                        .map(f -> "%s (%s%s)"
                                .formatted(
                                        f.label(),
                                        f.valueType().words(speech),
                                        f.required() ? speech.say(", required", ", Pflicht") : ""))
                        .toList(),
                entity.relations().stream()
                        .map(r -> "%s → %s"
                                .formatted(
                                        r.label(),
                                        spec.entity(r.to())
                                                .map(r.many() ? Entity::labelPlural : Entity::label)
                                                .orElse(r.to())))
                        .toList(),
                SpecItem.of(entity)
                        .map(item -> new SpecItemView(item.ref(), item.id(), item.label()))
                        .toList());
    }

    private static List<String> assumed(AppSpec spec) {
        List<String> assumed = new ArrayList<>();
        for (var entity : spec.entities()) {
            if (guessed(entity.from())) {
                assumed.add(entity.label());
            }
            for (var field : entity.fields()) {
                if (guessed(field.from())) {
                    assumed.add(entity.label() + ": " + field.label());
                }
            }
        }
        return assumed;
    }

    private static boolean guessed(@Nullable Origin from) {
        return from != null && from.assumed();
    }
}
