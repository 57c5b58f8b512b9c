package com.nocodo.vault.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class RandomartTest {
    @TempDir
    Path folder;

    @RepeatedTest(10)
    void thePictureIsTheOneThatTheServersOwnProgramDraws() throws Exception {
        var key = SshKey.random(new SecureRandom());
        var file = Files.writeString(folder.resolve("key.pub"), key.publicLine("host"));

        var drawn = new ProcessBuilder("ssh-keygen", "-lvf", file.toString()).start();
        var said = new String(drawn.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains(Randomart.of(key.publicKey()));
    }
}
