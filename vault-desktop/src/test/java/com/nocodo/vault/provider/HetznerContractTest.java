package com.nocodo.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nocodo.vault.provider.fake.FakeCloud;
import com.nocodo.vault.provider.fake.FakeHetzner;
import com.nocodo.vault.provider.fake.Fault;
import com.nocodo.vault.provider.fake.TestTime;
import com.nocodo.vault.provider.hetzner.Hetzner;
import com.nocodo.vault.provider.http.Limits;
import com.nocodo.vault.provider.http.Token;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HetznerContractTest extends ProviderContract {

    @Override
    FakeCloud fake(TestTime time) {
        return new FakeHetzner(time);
    }

    @Override
    Provider provider(FakeCloud fake, TestTime time, Limits limits) {
        return new Hetzner(fake.address(), new Token(FakeHetzner.TOKEN), limits, time);
    }

    @Override
    String size() {
        return "cx32";
    }

    @Override
    List<Zone> zones() {
        return List.of(new Zone("fsn1"), new Zone("hel1"));
    }

    @Test
    void pricesAreThoseOfThePlaceWithAddressAndDisk() {
        try (var hetzner = provider(fake, time)) {
            var catalogue = hetzner.catalogue(zones().getFirst());

            assertThat(catalogue.find("cx32")).hasValueSatisfying(size -> {
                assertThat(size.memoryBytes()).isEqualTo(8L << 30);
                assertThat(size.price())
                        .isEqualTo(new Price.Known(new BigDecimal("0.04"), new BigDecimal("4.50"), "EUR"));
            });
            assertThat(catalogue.find("cx42")).map(Size::stock).contains(Size.Stock.SOLD_OUT);
            assertThat(catalogue.address()).isInstanceOf(Price.Known.class);
            assertThat(hetzner.catalogue(new Zone("hel1")).sizes()).isEmpty();
            assertThat(hetzner.zones()).isEqualTo(zones());
            assertThat(hetzner.checkKey().rights()).isInstanceOf(Rights.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, KeyRefused, create a new one",
        "DENIED, NotAllowed, Read & Write",
        "SOLD_OUT, SoldOut, another size or place",
        "QUOTA, LimitReached, higher limit",
        "TRANSIENT, Busy, something else is going on",
        "LOST, Unanswered, may have happened or not"
    })
    void eachFailureSaysWhatHappenedAndWhatToDo(Fault fault, String kind, String words) {
        fake.faults().plan("POST firewalls", fault, 1);
        try (var hetzner = provider(fake, time)) {
            var trouble = catchThrowableOfType(CloudTrouble.class, () -> hetzner.apply(CloudStep.FIREWALL, order()));

            assertThat(trouble.trouble().getClass().getSimpleName()).isEqualTo(kind);
            assertThat(trouble).hasMessageContaining(words);
        }
    }
}
