package com.nocodo.vault.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @TempDir
    Path vault;

    private KeeperNote choose(Map<String, String> environment) {
        return Place.choose(vault, environment, new SecureRandom());
    }

    @Test
    void theAddressStaysFromStartToStartAndOnlyItsOwnerCanReadIt() throws IOException {
        var first = choose(Map.of());

        assertThat(choose(Map.of()).address()).isEqualTo(first.address());
        assertThat(first.host()).matches("vault-[a-z0-9]{12}\\.localhost");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(vault.resolve("keeper.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aTakenPortIsRefusedAloudAndNeverLeftSilently() throws IOException {
        var first = choose(Map.of());

        try (var squatter = new ServerSocket(first.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(squatter.isBound()).isTrue();
            assertThatThrownBy(() -> choose(Map.of()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Do not type your password there");
        }
        assertThat(choose(Map.of()).port()).isEqualTo(first.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "99999", "http", "80 80"})
    void whatIsNoPortIsRefused(String port) {
        assertThatThrownBy(() -> choose(Map.of("NOCODO_VAULT_PORT", port))).isInstanceOf(ProblemException.class);
    }

    @Test
    void aBrowserThatFindsNoNamesIsServedByAddressAndNoOtherNameIsTaken() {
        assertThat(choose(Map.of("NOCODO_VAULT_HOST", "127.0.0.1")).host()).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> choose(Map.of("NOCODO_VAULT_HOST", "evil.example")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aDamagedNoteIsToldWithWhatToDo() throws IOException {
        for (var text : new String[] {"", "{", "[]", "{\"port\":0,\"host\":\"x\",\"pid\":1}"}) {
            Files.writeString(vault.resolve("keeper.json"), text);

            assertThatThrownBy(() -> choose(Map.of())).as(text).isInstanceOf(ProblemException.class);
        }
    }
}
