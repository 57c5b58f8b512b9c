package com.nocodo.operator.data;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import com.nocodo.protocol.DataApi.ChoiceView;
import com.nocodo.protocol.DataApi.ColumnView;
import com.nocodo.protocol.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns of one table, as the App Spec says them.
record Fields(AppSpec spec, Entity entity) {
    private static final String USERS = "/api/users";

    static Fields of(AppSpec spec, String table) {
        return new Fields(
                spec,
                spec.entity(table)
                        .orElseThrow(() -> Problem.notFound(
                                        "The application has no table '%.60s'. It has: %s.",
                                        table,
                                        String.join(
                                                ", ",
                                                spec.entities().stream()
                                                        .map(Entity::name)
                                                        .toList()))
                                .toException()));
    }

    /// One column: a field, or a link to another table.
    ///
    /// @param field null for a link
    /// @param relation null for a field
    record Column(
            String name,
            String label,
            @Nullable Field field,
            @Nullable Relation relation) {

        boolean link() {
            return relation != null;
        }

        boolean many() {
            return relation != null && relation.many();
        }

        /// Of a link its numbers.
        FieldType type() {
            return field == null ? FieldType.INTEGER : field.valueType();
        }

        boolean readOnly() {
            return field != null
                    && (field.readOnly()
                            || field.computed()
                            || field.type() == FieldType.AUTO_NUMBER
                            || field.type().upload());
        }
    }

    List<Column> columns() {
        return Stream.concat(
                        entity.fields().stream().map(field -> new Column(field.name(), field.label(), field, null)),
                        entity.relations().stream().map(link -> new Column(link.property(), link.label(), null, link)))
                .toList();
    }

    Optional<Column> column(String name) {
        return columns().stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /// Where the rows are that a link leads to.
    String path(Relation relation) {
        return relation.to().equals(Relation.USER)
                ? USERS
                : spec.get(relation.to()).path();
    }

    List<ColumnView> views() {
        return columns().stream().map(this::view).toList();
    }

    private ColumnView view(Column column) {
        var field = column.field();
        var relation = column.relation();
        var type = relation == null ? column.type().text() : relation.many() ? "links" : "link";
        var required = relation == null ? field != null && entity.neededToCreate(field) : relation.required();
        List<ChoiceView> choices = field == null
                ? List.of()
                : field.values().stream()
                        .map(value -> new ChoiceView(value.name(), value.label()))
                        .toList();
        return new ColumnView(
                column.name(),
                column.label(),
                type,
                required,
                column.readOnly(),
                choices,
                relation == null ? null : relation.to());
    }
}
