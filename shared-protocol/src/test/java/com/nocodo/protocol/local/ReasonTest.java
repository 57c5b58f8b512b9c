package com.nocodo.protocol.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void aFileNameAloneIsNoReason() {
        assertThat(Reason.of(new NoSuchFileException("a.yaml"))).isEqualTo("there is no a.yaml");
        assertThat(Reason.of(new AccessDeniedException("a.yaml"))).isEqualTo("access to a.yaml is denied");
    }
}
