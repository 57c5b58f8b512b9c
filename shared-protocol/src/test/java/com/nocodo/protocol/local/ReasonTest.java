package com.nocodo.protocol.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void aFileNameAloneIsNoReason() {
        assertThat(Reason.of(new NoSuchFileException("a.yaml"))).isEqualTo("there is no a.yaml");
        assertThat(Reason.of(new AccessDeniedException("a.yaml"))).isEqualTo("access to a.yaml is denied");
    }

    @Test
    void nobodyThereIsNotTheSameAsAWrongName() {
        assertThat(Reason.of(new ConnectException())).isEqualTo("no connection");
        assertThat(Reason.of(new ConnectException("Connection refused"))).isEqualTo("Connection refused");
        assertThat(Reason.of(new UnknownHostException("shpo.example: Name or service not known")))
                .isEqualTo("the name shpo.example is not known");
        for (var other : new String[] {
            "shop.example: Temporary failure in name resolution",
            "No such host is known (shop.example)",
            "2001:db8::zz: invalid IPv6 address"
        }) {
            assertThat(Reason.of(new UnknownHostException(other))).isEqualTo("no connection");
        }
    }
}
