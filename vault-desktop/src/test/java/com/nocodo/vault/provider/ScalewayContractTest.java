package com.nocodo.vault.provider;

import com.nocodo.vault.provider.fake.FakeCloud;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.provider.fake.TestTime;
import com.nocodo.vault.provider.http.Limits;
import com.nocodo.vault.provider.scaleway.Scaleway;
import java.util.List;

final class ScalewayContractTest extends ProviderContract {

    @Override
    FakeCloud fake(TestTime time) {
        return new FakeScaleway(time);
    }

    @Override
    Provider provider(FakeCloud fake, TestTime time, Limits limits) {
        return new Scaleway(fake.address(), FakeScaleway.key(), limits, time);
    }

    @Override
    String size() {
        return "DEV1-L";
    }

    @Override
    List<Zone> zones() {
        return List.of(new Zone("fr-par-1"), new Zone("nl-ams-1"));
    }
}
