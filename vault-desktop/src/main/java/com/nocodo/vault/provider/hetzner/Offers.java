package com.nocodo.vault.provider.hetzner;

import com.nocodo.vault.provider.Catalogue;
import com.nocodo.vault.provider.Price;
import com.nocodo.vault.provider.Size;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Sizes and prices. They are gross: what is on the bill of whoever asks.
final class Offers {
    private final CloudApi api;
    private final Things things;

    Offers(CloudApi api, Things things) {
        this.api = api;
        this.things = things;
    }

    List<Zone> zones() {
        return things.all(Ask.get("list the places", "/v1/locations"), "locations").stream()
                .map(location -> location.text("name"))
                .filter(name -> name.matches("[a-z0-9]{2,16}"))
                .map(Zone::new)
                .toList();
    }

    Catalogue catalogue(Zone zone) {
        var pricing = api.call(Ask.get("read the prices", "/v1/pricing")).json().at("pricing");
        var currency = pricing.text("currency");
        var sizes = things.all(Ask.get("list the sizes", "/v1/server_types"), "server_types").stream()
                .flatMap(type -> size(type, zone, currency).stream())
                .toList();
        return new Catalogue(zone, sizes, address(pricing, zone, currency), Price.included(currency));
    }

    private static Price address(Json pricing, Zone zone, String currency) {
        return pricing.list("primary_ips").stream()
                .filter(kind -> kind.text("type").equals("ipv4"))
                .flatMap(kind -> price(kind, zone, currency).stream())
                .findFirst()
                .orElseGet(() -> new Price.Unknown("Hetzner's prices do not say it for this place."));
    }

    private static Optional<Size> size(Json type, Zone zone, String currency) {
        var price = price(type, zone, currency);
        var there = type.list("locations").stream()
                .filter(location -> location.text("name").equals(zone.text()))
                .findFirst();
        if (price.isEmpty() || there.isEmpty()) {
            return Optional.empty();
        }
        var processor = type.text("architecture").equals("arm") ? Size.Processor.ARM64 : Size.Processor.X86_64;
        return Optional.of(new Size(
                type.text("name"),
                processor,
                type.count("cores"),
                type.decimal("memory").multiply(BigDecimal.valueOf(1L << 30)).longValue(),
                type.count("disk"),
                price.get(),
                there.get().flag("available") ? Size.Stock.AVAILABLE : Size.Stock.SOLD_OUT));
    }

    private static Optional<Price> price(Json priced, Zone zone, String currency) {
        return priced.list("prices").stream()
                .filter(price -> price.text("location").equals(zone.text()))
                .map(price -> (Price) new Price.Known(
                        price.at("price_hourly").decimal("gross"),
                        price.at("price_monthly").decimal("gross"),
                        currency))
                .findFirst();
    }
}
