package com.nocodo.operator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostsTest {
    private static final Hosts HOSTS = new Hosts("nocodo", 4747);

    @Test
    void anApplicationAndItsSampleHaveNamesOfTheirOwn() {
        assertThat(HOSTS.project("shop.nocodo.localhost:4747")).contains("shop");
        assertThat(HOSTS.project("sample.Shop.nocodo.localhost:4747")).contains("sample.shop");
        assertThat(HOSTS.project("sample.nocodo.localhost:4747")).contains("sample");
        assertThat(HOSTS.addressOf("sample.shop")).isEqualTo("http://sample.shop.nocodo.localhost:4747");
    }

    @Test
    void otherNamesLeadNowhere() {
        for (var name : List.of("ui", "a.shop", "sample.sample.shop", "sample.", ".shop", "shop.sample")) {
            assertThat(HOSTS.project(name + ".nocodo.localhost:4747")).as(name).isEmpty();
        }
        assertThat(HOSTS.project("sample.shop.nocodo.localhost:4748")).isEmpty();
    }
}
