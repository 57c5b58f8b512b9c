package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One kind of record. `name` is singular snake_case; `plural` is the table and (in kebab-case) the path.
///
/// @param display names of the fields that together name a record to people
/// @param unique groups of field or relation names that are unique together
public record Entity(
        String id,
        String name,
        String plural,
        String label,
        String labelPlural,
        List<String> display,
        @Nullable String archetype,
        List<Field> fields,
        List<Relation> relations,
        List<List<String>> unique,
        @Nullable Workflow workflow,
        @Nullable Origin from) {

    public Entity {
        display = Lists.copy(display);
        fields = Lists.copy(fields);
        relations = Lists.copy(relations);
        unique = Lists.copy(unique);
    }

    /// Where its records are: `/api/repair-orders`.
    @JsonIgnore
    public String path() {
        return "/api/" + Names.kebab(plural);
    }

    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    }

    public Optional<Relation> relation(String relationName) {
        return relations.stream().filter(r -> r.name().equals(relationName)).findFirst();
    }

    /// Whether a stored record may lack this field: its column is then nullable.
    public boolean nullable(Field field) {
        return switch (field.type()) {
            case BOOLEAN, AUTO_NUMBER -> false;
            case COMPUTED -> true;
            case ENUM -> !field.required() && field.defaultValue() == null && !isState(field);
            default -> !field.required();
        };
    }

    /// Whether a create is refused without it: required, and nothing else supplies a value.
    public boolean neededToCreate(Field field) {
        return field.required()
                && field.defaultValue() == null
                && field.type() != FieldType.AUTO_NUMBER
                && field.type() != FieldType.COMPUTED
                && !isState(field);
    }

    /// Whether it is the state of the entity's workflow.
    public boolean isState(Field field) {
        return workflow != null && workflow.field().equals(field.name());
    }

    public Entity withFields(List<Field> newFields) {
        return new Entity(
                id, name, plural, label, labelPlural, display, archetype, newFields, relations, unique, workflow, from);
    }

    public Entity withRelations(List<Relation> newRelations) {
        return new Entity(
                id, name, plural, label, labelPlural, display, archetype, fields, newRelations, unique, workflow, from);
    }

    public Entity withWorkflow(@Nullable Workflow newWorkflow) {
        return new Entity(
                id, name, plural, label, labelPlural, display, archetype, fields, relations, unique, newWorkflow, from);
    }

    public Entity withDisplay(List<String> newDisplay) {
        return new Entity(
                id, name, plural, label, labelPlural, newDisplay, archetype, fields, relations, unique, workflow, from);
    }

    public Entity withUnique(List<List<String>> groups) {
        return new Entity(
                id, name, plural, label, labelPlural, display, archetype, fields, relations, groups, workflow, from);
    }

    public Entity renamed(String newName, String newPlural, String newLabel, String newLabelPlural) {
        return new Entity(
                id,
                newName,
                newPlural,
                newLabel,
                newLabelPlural,
                display,
                archetype,
                fields,
                relations,
                unique,
                workflow,
                from);
    }
}
