package com.nocodo.protocol;

import java.util.List;
import java.util.Optional;

/// What the words became, short enough to read.
public record UnderstoodView(
        String name,
        String language,
        List<EntityView> entities,
        List<String> roles,
        List<String> rules,
        List<String> reports,
        List<String> assumed) {

    /// A kind of record: its fields as `label (type)`, its links as `label → entity`.
    ///
    /// @param items to point at: the whole kind, each field, each link, in their order; empty in old events
    public record EntityView(
            String name, String label, List<String> fields, List<String> links, List<SpecItemView> items) {
        @SuppressWarnings("NullAway") // of before there were any
        public EntityView {
            items = items == null ? List.of() : List.copyOf(items);
        }

        /// The whole kind.
        public Optional<SpecItemView> whole() {
            return items.stream().findFirst();
        }

        /// What the field at this place is called in messages.
        public Optional<SpecItemView> field(int at) {
            return items.stream().skip(1L + at).findFirst();
        }

        /// What the link at this place is called in messages.
        public Optional<SpecItemView> link(int at) {
            return field(fields.size() + at);
        }
    }
}
