package com.nocodo.modes.change;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.Rule;

/// Something of the spec that words name.
sealed interface Ref {
    /// It, as one says it without doubt.
    String words();

    record OfEntity(Entity entity) implements Ref {
        @Override
        public String words() {
            return entity.labelPlural();
        }
    }

    /// A field or a link: what is seen as a property of a record.
    sealed interface Member extends Ref {
        Entity entity();

        String name();
    }

    record OfField(Entity entity, Field field) implements Member {
        @Override
        public String name() {
            return field.name();
        }

        @Override
        public String words() {
            return entity.label() + ": " + field.label();
        }
    }

    record OfLink(Entity entity, Relation link) implements Member {
        @Override
        public String name() {
            return link.name();
        }

        @Override
        public String words() {
            return entity.label() + ": " + link.label();
        }
    }

    record OfValue(Entity entity, Field field, EnumValue value) implements Ref {
        @Override
        public String words() {
            return entity.label() + ": " + field.label() + " = " + value.label();
        }
    }

    record OfRole(Role role) implements Ref {
        @Override
        public String words() {
            return role.label();
        }
    }

    record OfReport(Report report) implements Ref {
        @Override
        public String words() {
            return report.label();
        }
    }

    record OfRule(Rule rule) implements Ref {
        @Override
        public String words() {
            return rule.label();
        }
    }

    /// A card of the dashboard, which only pointing names.
    ///
    /// @param name of the entity or report that it shows
    record OfCard(String name, String label) implements Ref {
        @Override
        public String words() {
            return label;
        }
    }
}
