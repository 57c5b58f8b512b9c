package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.protocol.terminal.ExitCodes;
import org.junit.jupiter.api.Test;

class TrustCommandTest {
    @Test
    void aServerIsNotCalledHostileAndTrustedAtOnce() {
        assertThat(Main.run("server", "trust", "shop", "--hostile", "--again")).isEqualTo(ExitCodes.USAGE);
        assertThat(Main.run("server", "trust", "shop", "--pause", "--hostile")).isEqualTo(ExitCodes.USAGE);
    }
}
