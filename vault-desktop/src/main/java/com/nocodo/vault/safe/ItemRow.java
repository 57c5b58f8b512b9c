package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.Bound;

/// One item as it lies in its table, sealed.
record ItemRow(
        String kind,
        String id,
        long revision,
        byte[] lookup,
        byte[] wrappedKey,
        byte[] body,
        long created,
        long updated) {

    static String place(String kind, String id) {
        return "item/" + kind + "/" + id;
    }

    String place() {
        return place(kind, id);
    }

    Bound fields() {
        return Bound.to("item")
                .and(kind)
                .and(id)
                .and(revision)
                .and(lookup)
                .and(wrappedKey)
                .and(body)
                .and(created)
                .and(updated);
    }
}
