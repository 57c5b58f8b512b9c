package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/// One change to an App Spec. Things are named as they are before the change; [SpecEditor] carries it out,
/// [SpecDiff] finds the operations between two specs. On the wire `{"op": "rename_field", …}`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(SpecOperation.SetApp.class),
    @JsonSubTypes.Type(SpecOperation.AddEntity.class),
    @JsonSubTypes.Type(SpecOperation.ChangeEntity.class),
    @JsonSubTypes.Type(SpecOperation.DropEntity.class),
    @JsonSubTypes.Type(SpecOperation.AddField.class),
    @JsonSubTypes.Type(SpecOperation.RenameField.class),
    @JsonSubTypes.Type(SpecOperation.ChangeField.class),
    @JsonSubTypes.Type(SpecOperation.DropField.class),
    @JsonSubTypes.Type(SpecOperation.AddRelation.class),
    @JsonSubTypes.Type(SpecOperation.ChangeRelation.class),
    @JsonSubTypes.Type(SpecOperation.DropRelation.class),
    @JsonSubTypes.Type(SpecOperation.SetWorkflow.class),
    @JsonSubTypes.Type(SpecOperation.PutRole.class),
    @JsonSubTypes.Type(SpecOperation.DropRole.class),
    @JsonSubTypes.Type(SpecOperation.SetPermission.class),
    @JsonSubTypes.Type(SpecOperation.DropPermission.class),
    @JsonSubTypes.Type(SpecOperation.PutRule.class),
    @JsonSubTypes.Type(SpecOperation.DropRule.class),
    @JsonSubTypes.Type(SpecOperation.PutReport.class),
    @JsonSubTypes.Type(SpecOperation.DropReport.class),
    @JsonSubTypes.Type(SpecOperation.PutScreen.class),
    @JsonSubTypes.Type(SpecOperation.DropScreen.class)
})
public sealed interface SpecOperation {

    /// What it does, in an English sentence for people.
    String words();

    /// The same in the language of an application.
    default String words(Speech speech) {
        return speech.german() ? GermanWords.of(this) : words();
    }

    /// It throws stored data away.
    default boolean destructive() {
        return false;
    }

    @JsonTypeName("set_app")
    record SetApp(App app) implements SpecOperation {
        @Override
        public String words() {
            return "The application's name, language, currency or looks are set";
        }
    }

    @JsonTypeName("add_entity")
    record AddEntity(Entity entity) implements SpecOperation {
        @Override
        public String words() {
            return "`%s` is added".formatted(entity.name());
        }
    }

    /// Name, labels, display or unique groups change; fields and links stay.
    @JsonTypeName("change_entity")
    record ChangeEntity(String entity, Entity changed) implements SpecOperation {
        @Override
        public String words() {
            return entity.equals(changed.name())
                    ? "`%s` is described differently".formatted(entity)
                    : "`%s` is renamed to `%s`".formatted(entity, changed.name());
        }
    }

    @JsonTypeName("drop_entity")
    record DropEntity(String entity) implements SpecOperation {
        @Override
        public String words() {
            return "`%s` is removed with all its records".formatted(entity);
        }

        @Override
        public boolean destructive() {
            return true;
        }
    }

    @JsonTypeName("add_field")
    record AddField(String entity, Field field) implements SpecOperation {
        @Override
        public String words() {
            return "`%s` gets %s field `%s`%s"
                    .formatted(
                            entity,
                            field.required() ? "a required" : "a",
                            field.name(),
                            field.defaultValue() == null
                                    ? ""
                                    : " (%s where there is none)".formatted(field.defaultValue()));
        }
    }

    @JsonTypeName("rename_field")
    record RenameField(String entity, String field, String name, String label) implements SpecOperation {
        @Override
        public String words() {
            return "Field `%s` of `%s` is renamed to `%s`".formatted(field, entity, name);
        }
    }

    /// Everything but the name changes to what `changed` says.
    @JsonTypeName("change_field")
    record ChangeField(String entity, String field, Field before, Field changed) implements SpecOperation {
        @Override
        public String words() {
            return FieldChange.words(entity, before, changed, Speech.ENGLISH);
        }

        @Override
        public boolean destructive() {
            return FieldChange.losesData(before, changed);
        }
    }

    @JsonTypeName("drop_field")
    record DropField(String entity, String field, boolean stored) implements SpecOperation {
        @Override
        public String words() {
            return "Field `%s` of `%s` is removed".formatted(field, entity);
        }

        @Override
        public boolean destructive() {
            return stored;
        }
    }

    @JsonTypeName("add_relation")
    record AddRelation(String entity, Relation relation) implements SpecOperation {
        @Override
        public String words() {
            return "`%s` is linked to `%s` (%s)".formatted(entity, relation.to(), relation.name());
        }
    }

    /// `relation` is its name before; the link keeps its id.
    @JsonTypeName("change_relation")
    record ChangeRelation(String entity, String relation, Relation before, Relation changed) implements SpecOperation {
        @Override
        public String words() {
            if (!before.name().equals(changed.name())) {
                return "Link `%s` of `%s` is renamed to `%s`".formatted(relation, entity, changed.name());
            }
            if (before.required() != changed.required()) {
                return "Link `%s` of `%s` is now %s"
                        .formatted(relation, entity, changed.required() ? "required" : "optional");
            }
            return "Link `%s` of `%s` changes".formatted(relation, entity);
        }

        @Override
        public boolean destructive() {
            return before.kind() == Relation.Kind.MANY && changed.kind() == Relation.Kind.ONE
                    || !before.to().equals(changed.to());
        }
    }

    @JsonTypeName("drop_relation")
    record DropRelation(String entity, String relation) implements SpecOperation {
        @Override
        public String words() {
            return "Link `%s` of `%s` is removed".formatted(relation, entity);
        }

        @Override
        public boolean destructive() {
            return true;
        }
    }

    @JsonTypeName("set_workflow")
    record SetWorkflow(String entity, @Nullable Workflow workflow) implements SpecOperation {
        @Override
        public String words() {
            return workflow == null
                    ? "`%s` no longer has a workflow".formatted(entity)
                    : "The moves of `%s` are set".formatted(entity);
        }
    }

    /// Adds the role, or changes the one with its id.
    ///
    /// @param people the entity whose records are nobody's accounts any more
    @JsonTypeName("put_role")
    record PutRole(Role role, @Nullable String people) implements SpecOperation {
        @Override
        public String words() {
            return "Role `%s` is set%s".formatted(role.name(), unlinked(people));
        }

        @Override
        public boolean destructive() {
            return people != null;
        }
    }

    /// @param people the entity whose records are nobody's accounts any more
    @JsonTypeName("drop_role")
    record DropRole(String role, @Nullable String people) implements SpecOperation {
        @Override
        public String words() {
            return "Role `%s` is removed%s".formatted(role, unlinked(people));
        }

        @Override
        public boolean destructive() {
            return people != null;
        }
    }

    private static String unlinked(@Nullable String people) {
        return people == null ? "" : ", and with it which account belongs to which `%s`".formatted(people);
    }

    @JsonTypeName("set_permission")
    record SetPermission(Permission permission) implements SpecOperation {
        @Override
        public String words() {
            return "What `%s` may do with `%s` is set".formatted(permission.role(), permission.entity());
        }
    }

    @JsonTypeName("drop_permission")
    record DropPermission(String role, String entity) implements SpecOperation {
        @Override
        public String words() {
            return "`%s` may no longer use `%s`".formatted(role, entity);
        }
    }

    /// Adds the rule, or changes the one with its id.
    @JsonTypeName("put_rule")
    record PutRule(Rule rule) implements SpecOperation {
        @Override
        public String words() {
            return "Rule: " + rule.label();
        }
    }

    @JsonTypeName("drop_rule")
    record DropRule(String rule) implements SpecOperation {
        @Override
        public String words() {
            return "Rule `%s` is removed".formatted(rule);
        }
    }

    /// Adds the report, or changes the one with its id.
    @JsonTypeName("put_report")
    record PutReport(Report report) implements SpecOperation {
        @Override
        public String words() {
            return "Report: " + report.label();
        }
    }

    @JsonTypeName("drop_report")
    record DropReport(String report) implements SpecOperation {
        @Override
        public String words() {
            return "Report `%s` is removed".formatted(report);
        }
    }

    /// Adds the screen, or changes the one with its id.
    @JsonTypeName("put_screen")
    record PutScreen(Screen screen) implements SpecOperation {
        @Override
        public String words() {
            return "Screen `%s` is set".formatted(screen.name());
        }
    }

    @JsonTypeName("drop_screen")
    record DropScreen(String screen) implements SpecOperation {
        @Override
        public String words() {
            return "Screen `%s` is removed".formatted(screen);
        }
    }
}
