package com.nocodo.vault.provider;

import java.util.Set;
import java.util.TreeSet;

/// What an API key may do, beside what we need of it.
public sealed interface Rights {

    record Known(Set<String> needed, Set<String> granted) implements Rights {
        public Known {
            needed = Set.copyOf(needed);
            granted = Set.copyOf(granted);
        }

        /// What the key lacks.
        public Set<String> missing() {
            var missing = new TreeSet<>(needed);
            missing.removeAll(granted);
            return missing;
        }

        /// What a thief of the key could do and we never will.
        public Set<String> surplus() {
            var surplus = new TreeSet<>(granted);
            surplus.removeAll(needed);
            return surplus;
        }
    }

    record Unknown(String why) implements Rights {}
}
