package com.nocodo.vault.ui;

import com.nocodo.vault.door.OffersView;
import com.nocodo.vault.door.OffersView.SizeView;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The sizes of a zone, cheapest first; what is sold out or above the cap can be seen and not chosen.
final class SizesPart extends Div {
    private static final double GIGABYTE = 1 << 30;

    private final OffersView offers;
    private final @Nullable BigDecimal cap;

    SizesPart(OffersView offers, @Nullable BigDecimal cap, Consumer<SizeView> chosen) {
        this.offers = offers;
        this.cap = cap;
        addClassName("sizes");
        var group = new RadioButtonGroup<SizeView>();
        group.setAriaLabel("Sizes");
        group.setRenderer(new ComponentRenderer<>(this::entry));
        group.setItemEnabledProvider(this::canBeOrdered);
        group.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                chosen.accept(change.getValue());
            }
        });
        var all = new Checkbox("Show sold out ones and those above the cap, too");
        all.addValueChangeListener(change -> list(group, change.getValue()));
        add(all, group);
        list(group, false);
    }

    private void list(RadioButtonGroup<SizeView> group, boolean all) {
        var chosen = group.getValue();
        var sizes = offers.sizes().stream()
                .filter(size -> all || canBeOrdered(size))
                .sorted(Comparator.comparing(SizeView::perHour, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        group.setItems(sizes);
        if (chosen != null && sizes.contains(chosen)) {
            group.setValue(chosen);
        }
        group.setHelperText(sizes.isEmpty() ? "There is nothing to order here within your cap. Try another zone." : "");
    }

    private boolean canBeOrdered(SizeView size) {
        return !size.stock().equals("SOLD_OUT") && !isAboveCap(size);
    }

    private boolean isAboveCap(SizeView size) {
        return cap != null && size.perHour() != null && size.perHour().compareTo(cap) > 0;
    }

    private Div entry(SizeView size) {
        var name = new Span(size.name());
        name.addClassName("title");
        var what = new Span("%d cores, %.0f GB memory, %s"
                .formatted(
                        size.cores(),
                        size.memoryBytes() / GIGABYTE,
                        size.diskGigabytes() == 0 ? "disk ordered apart" : size.diskGigabytes() + " GB disk"));
        var price = new Span("%s an hour · %s a month"
                .formatted(
                        Parts.money(size.perHour(), offers.currency()),
                        Parts.money(size.perMonth(), offers.currency())));
        price.addClassName("price");
        var entry = new Div(
                name,
                what,
                price,
                isAboveCap(size)
                        ? Parts.chip("above your cap", "bad")
                        : Parts.chip(Words.stock(size.stock()), kind(size.stock())));
        entry.addClassName("size");
        return entry;
    }

    private static String kind(String stock) {
        return switch (stock) {
            case "AVAILABLE" -> "good";
            case "SCARCE" -> "warn";
            case "SOLD_OUT" -> "bad";
            default -> "none";
        };
    }
}
