package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class ServerCommandsTest {
    /// As in `nocodo vault server restore NAME BACKUP`.
    @Test
    void theServerIsNamedFirst() {
        var aboutOne =
                Objects.requireNonNull(Main.line().getSubcommands().get("server")).getSubcommands().values().stream()
                        .map(command -> command.getCommandSpec())
                        .filter(command -> command.userObject() instanceof ServerCommands.AboutOne)
                        .toList();

        assertThat(aboutOne)
                .hasSizeGreaterThan(10)
                .allSatisfy(command -> assertThat(
                                command.positionalParameters().getFirst().paramLabel())
                        .as(command.qualifiedName())
                        .isEqualTo("NAME"));
    }
}
