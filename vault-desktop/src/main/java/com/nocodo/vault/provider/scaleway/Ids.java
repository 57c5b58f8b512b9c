package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Json;
import java.util.Map;

/// Ids become parts of addresses, so what is no UUID is never used as one.
final class Ids {

    private Ids() {}

    static String checked(String id, String what) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new IllegalArgumentException("Not the id of a %s: '%.40s'".formatted(what, id));
        }
        return id;
    }

    static String in(Json thing, String name) {
        var id = thing.text(name);
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw Json.untrusted("Scaleway gives '%.40s' as an id".formatted(id));
        }
        return id;
    }

    /// The same, where we know what it must be.
    static void expect(String expected, Json thing) {
        if (!in(thing, "id").equals(expected)) {
            throw Json.untrusted("Asked for %s, Scaleway answers with another one".formatted(expected));
        }
    }

    static void expect(Zone zone, Json thing) {
        if (!thing.text("zone").equals(zone.text())) {
            throw Json.untrusted("Asked in %s, Scaleway answers for another zone".formatted(zone.text()));
        }
    }

    static String path(String api, Zone zone, String rest) {
        return Map.of("instance", "/instance/v1/zones/", "block", "/block/v1/zones/")
                        .get(api)
                + zone.text()
                + rest;
    }
}
