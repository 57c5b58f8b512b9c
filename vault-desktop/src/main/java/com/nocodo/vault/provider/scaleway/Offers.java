package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.Catalogue;
import com.nocodo.vault.provider.Price;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Size;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Sizes, their prices and stock, and the images that fit.
final class Offers {
    private final CloudApi api;
    private final Pages pages;

    Offers(CloudApi api, Pages pages) {
        this.api = api;
        this.pages = pages;
    }

    Catalogue catalogue(Zone zone) {
        var stock = stock(zone);
        var sizes = new ArrayList<Size>();
        var list = Ask.get("list the sizes", Ids.path("instance", zone, "/products/servers"));
        for (var page : pages.linked(list)) {
            page.entries("servers")
                    .forEach((name, type) -> size(name, type, stock).ifPresent(sizes::add));
        }
        var why = "Scaleway's list of sizes does not say; see its price page.";
        return new Catalogue(zone, sizes, new Price.Unknown(why), new Price.Unknown(why));
    }

    /// Those that can boot from a block volume and will be there tomorrow.
    private static Optional<Size> size(String name, Json type, Map<String, Size.Stock> stock) {
        var processor = switch (type.text("arch")) {
            case "x86_64" -> Size.Processor.X86_64;
            case "arm64" -> Size.Processor.ARM64;
            default -> null;
        };
        if (processor == null
                || type.flag("end_of_service")
                || !type.at("capabilities").flag("block_storage")) {
            return Optional.empty();
        }
        var price = new Price.Known(type.decimal("hourly_price"), type.decimal("monthly_price"), "EUR");
        return Optional.of(new Size(
                name,
                processor,
                type.count("ncpus"),
                type.whole("ram"),
                0,
                price,
                stock.getOrDefault(name, Size.Stock.UNKNOWN)));
    }

    private Map<String, Size.Stock> stock(Zone zone) {
        var stock = new HashMap<String, Size.Stock>();
        var list = Ask.get("look what is in stock", Ids.path("instance", zone, "/products/servers/availability"));
        for (var page : pages.linked(list)) {
            page.entries("servers")
                    .forEach((name, said) -> stock.put(
                            name,
                            switch (said.text("availability")) {
                                case "available" -> Size.Stock.AVAILABLE;
                                case "scarce" -> Size.Stock.SCARCE;
                                case "shortage" -> Size.Stock.SOLD_OUT;
                                default -> Size.Stock.UNKNOWN;
                            }));
        }
        return stock;
    }

    /// Refuses what is sold out or has become dearer than agreed; asked just before the server is made.
    Size agreed(ServerOrder order) {
        return order.stillOffered(catalogue(order.zone()), "Scaleway");
    }

    /// Ids differ by zone and change with each release, so they are looked up each time.
    String image(ServerOrder order, Size size) {
        var label = switch (order.image()) {
            case UBUNTU_24_04 -> "ubuntu_noble";
            case DEBIAN_12 -> "debian_bookworm";
        };
        var list = Ask.get("look up the image " + label, "/marketplace/v2/local-images")
                .with("image_label", label)
                .with("order_by", "type_asc")
                .with("type", "instance_sbs")
                .with("zone", order.zone().text());
        var arch = size.processor() == Size.Processor.ARM64 ? "arm64" : "x86_64";
        return pages.counted(list, "local_images").stream()
                .filter(image -> image.text("arch").equals(arch)
                        && image.text("zone").equals(order.zone().text())
                        && image.text("label").equals(label)
                        && image.texts("compatible_commercial_types").contains(size.name()))
                .findFirst()
                .map(image -> Ids.in(image, "id"))
                .orElseThrow(() -> new Trouble.SoldOut("Scaleway has no %s for %s in %s. Choose another size or zone."
                                .formatted(label, size.name(), order.zone().text()))
                        .toException());
    }
}
