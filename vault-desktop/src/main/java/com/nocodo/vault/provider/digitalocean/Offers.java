package com.nocodo.vault.provider.digitalocean;

import com.nocodo.vault.provider.Catalogue;
import com.nocodo.vault.provider.Price;
import com.nocodo.vault.provider.Size;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.Json;
import java.util.List;

/// Sizes and prices, in dollars; disk and address are part of them.
final class Offers {
    private static final String CURRENCY = "USD";
    private final Things things;

    Offers(Things things) {
        this.things = things;
    }

    List<Zone> zones() {
        return things.all(Ask.get("list the regions", "/v2/regions"), "regions").stream()
                .filter(region -> region.flag("available"))
                .map(region -> region.text("slug"))
                .filter(slug -> slug.matches("[a-z0-9]{2,16}"))
                .map(Zone::new)
                .toList();
    }

    Catalogue catalogue(Zone zone) {
        var sizes = things.all(Ask.get("list the sizes", "/v2/sizes"), "sizes").stream()
                .map(size -> size(size, zone))
                .toList();
        return new Catalogue(zone, sizes, Price.included(CURRENCY), Price.included(CURRENCY));
    }

    /// It is listed with the regions where it can be had now.
    private static Size size(Json size, Zone zone) {
        boolean here = size.flag("available") && size.texts("regions").contains(zone.text());
        return new Size(
                size.text("slug"),
                Size.Processor.X86_64,
                size.count("vcpus"),
                (long) size.count("memory") << 20,
                size.count("disk"),
                new Price.Known(size.decimal("price_hourly"), size.decimal("price_monthly"), CURRENCY),
                here ? Size.Stock.AVAILABLE : Size.Stock.SOLD_OUT);
    }
}
