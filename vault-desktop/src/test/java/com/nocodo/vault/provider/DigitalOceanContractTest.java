package com.nocodo.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nocodo.vault.provider.digitalocean.DigitalOcean;
import com.nocodo.vault.provider.fake.FakeCloud;
import com.nocodo.vault.provider.fake.FakeDigitalOcean;
import com.nocodo.vault.provider.fake.Fault;
import com.nocodo.vault.provider.fake.TestTime;
import com.nocodo.vault.provider.http.Limits;
import com.nocodo.vault.provider.http.Token;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigitalOceanContractTest extends ProviderContract {

    @Override
    FakeCloud fake(TestTime time) {
        return new FakeDigitalOcean(time);
    }

    @Override
    Provider provider(FakeCloud fake, TestTime time, Limits limits) {
        return new DigitalOcean(fake.address(), new Token(FakeDigitalOcean.TOKEN), limits, time);
    }

    @Override
    String size() {
        return "s-2vcpu-4gb";
    }

    @Override
    List<Zone> zones() {
        return List.of(new Zone("fra1"), new Zone("ams3"));
    }

    @Test
    void pricesAreInDollarsWithAddressAndDisk() {
        try (var digitalOcean = provider(fake, time)) {
            var catalogue = digitalOcean.catalogue(zones().getFirst());

            assertThat(catalogue.find("s-2vcpu-4gb")).hasValueSatisfying(size -> {
                assertThat(size.memoryBytes()).isEqualTo(4L << 30);
                assertThat(size.diskGigabytes()).isEqualTo(80);
                assertThat(size.price())
                        .isEqualTo(new Price.Known(new BigDecimal("0.03571"), new BigDecimal("24.0"), "USD"));
            });
            assertThat(catalogue.find("s-8vcpu-16gb")).map(Size::stock).contains(Size.Stock.SOLD_OUT);
            assertThat(digitalOcean.zones()).isEqualTo(zones());
        }
    }

    @Test
    void aTokenOfFewScopesIsAGoodOne() {
        fake.faults().plan("GET account", Fault.DENIED, 1);
        try (var digitalOcean = provider(fake, time)) {
            assertThat(digitalOcean.checkKey().rights()).isInstanceOf(Rights.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, KeyRefused, create a new one",
        "DENIED, NotAllowed, scopes droplet",
        "SOLD_OUT, SoldOut, another size or region",
        "QUOTA, LimitReached, higher limit",
        "TRANSIENT, Busy, something else is going on",
        "LOST, Unanswered, may have happened or not"
    })
    void eachFailureSaysWhatHappenedAndWhatToDo(Fault fault, String kind, String words) {
        fake.faults().plan("POST tags", fault, 1);
        try (var digitalOcean = provider(fake, time)) {
            var trouble = catchThrowableOfType(CloudTrouble.class, () -> digitalOcean.apply(CloudStep.MARK, order()));

            assertThat(trouble.trouble().getClass().getSimpleName()).isEqualTo(kind);
            assertThat(trouble).hasMessageContaining(words);
        }
    }
}
