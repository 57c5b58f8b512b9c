package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;

/// One thing that a record shows: a field, or a link to other records.
sealed interface Property {
    /// The JSON key and TypeScript property.
    String key();

    /// What the spec calls it.
    String name();

    String label();

    boolean required();

    /// One of the entity's own fields.
    record OfField(Field field) implements Property {
        @Override
        public String key() {
            return field.name();
        }

        @Override
        public String name() {
            return field.name();
        }

        @Override
        public String label() {
            return field.label();
        }

        @Override
        public boolean required() {
            return field.required();
        }
    }

    /// A link that the entity holds.
    record OfLink(Relation link) implements Property {
        @Override
        public String key() {
            return link.property();
        }

        @Override
        public String name() {
            return link.name();
        }

        @Override
        public String label() {
            return link.label();
        }

        @Override
        public boolean required() {
            return link.required();
        }
    }

    /// The same link with the values that belong to it: on forms and the page of a record.
    record OfLinkValues(Relation link) implements Property {
        @Override
        public String key() {
            return LinkValues.property(link);
        }

        @Override
        public String name() {
            return link.name();
        }

        @Override
        public String label() {
            return link.label();
        }

        @Override
        public boolean required() {
            return link.required();
        }
    }

    /// Whether it takes the whole width of a form.
    default boolean wide() {
        return is(FieldType.LONG_TEXT) || this instanceof OfLinkValues;
    }

    default boolean is(FieldType... types) {
        if (this instanceof OfField(var field)) {
            for (var type : types) {
                if (field.valueType() == type) {
                    return true;
                }
            }
        }
        return false;
    }

    default boolean computed() {
        return this instanceof OfField(var field) && field.computed();
    }

    default boolean linksToOne() {
        return this instanceof OfLink(var link) && !link.many();
    }

    default boolean linksToMany() {
        return this instanceof OfLink(var link) && link.many();
    }
}
