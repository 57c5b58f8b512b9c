package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `nocodo up` and `nocodo down`, as processes.
class UpTest {
    @TempDir
    Path folder;

    @Test
    void aHomeIsServedOnceByALinkUntilItIsTakenDown() throws Exception {
        var cli = new Cli(folder.resolve("home"));
        try {
            var up = cli.run("up", "--detach", "--no-browser", "--json");
            assertThat(up.exit()).as(up.err()).isZero();
            var link = up.json().path("data").path("sign_in_link").asString();

            assertThat(status(link)).startsWith("30");
            assertThat(cli.run("up", "--detach", "--no-browser").exit()).isNotZero();
            assertThat(cli.run("down").exit()).isZero();
            assertThat(status(link)).isEqualTo("000");
        } finally {
            cli.run("down");
        }
    }

    /// By `curl`, which takes names under `localhost` for this machine.
    private String status(String address) throws Exception {
        var said = folder.resolve("status");
        var curl = new ProcessBuilder("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", address)
                .redirectOutput(said.toFile())
                .start();
        assertThat(curl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(said);
    }
}
