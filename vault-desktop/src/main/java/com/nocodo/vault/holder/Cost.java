package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.OffersView;
import com.nocodo.vault.door.OrderForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an order costs an hour, as far as the provider says.
///
/// @param perHour of all whose price is known; null where none is
/// @param unknown what the provider names no price for
record Cost(@Nullable BigDecimal perHour, @Nullable String currency, List<String> unknown) {
    private static final String THE_SERVER = "the server";
    private static final BigDecimal HOURS_OF_A_MONTH = BigDecimal.valueOf(730);

    static Cost of(OffersView offers, OrderForm order) {
        var size = offers.sizes().stream()
                .filter(one -> one.name().equals(order.size()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no size %.40s in %.40s.", order.size(), order.zone())
                        .toException());
        if (!size.processor().equals("X86_64")) {
            throw Problem.conflict(
                            "%s has another processor (%s) than the operator is made for. Choose a size with X86_64.",
                            order.size(), size.processor())
                    .toException();
        }
        var sum = BigDecimal.ZERO;
        List<String> unknown = new ArrayList<>();
        var disk = size.diskGigabytes() > 0 || offers.diskPerHour() == null
                ? null
                : offers.diskPerHour().multiply(BigDecimal.valueOf(order.diskGigabytes()));
        if (size.perHour() == null) {
            unknown.add(THE_SERVER);
        } else {
            sum = sum.add(size.perHour());
        }
        if (offers.addressPerHour() == null) {
            unknown.add("its address");
        } else {
            sum = sum.add(offers.addressPerHour());
        }
        if (disk != null) {
            sum = sum.add(disk);
        } else if (size.diskGigabytes() == 0) {
            unknown.add("its disk");
        }
        return new Cost(sum.signum() == 0 ? null : sum, offers.currency(), unknown);
    }

    @Nullable
    BigDecimal perMonth() {
        return perHour == null ? null : perHour.multiply(HOURS_OF_A_MONTH).setScale(2, RoundingMode.HALF_UP);
    }

    void mustBeAtMost(@Nullable BigDecimal cap) {
        if (cap != null && unknown.contains(THE_SERVER)) {
            throw Problem.conflict(
                            "The provider tells no price for this size, and you have a cap of %s. Choose another size, or"
                                    + " take the cap away in the settings.",
                            cap.toPlainString())
                    .toException();
        }
        if (cap != null && perHour != null && perHour.compareTo(cap) > 0) {
            throw Problem.conflict(
                            "This costs %s %s an hour, more than your cap of %s. Choose a smaller size, or raise the cap in"
                                    + " the settings.",
                            perHour.toPlainString(), currency == null ? "" : currency, cap.toPlainString())
                    .toException();
        }
    }
}
