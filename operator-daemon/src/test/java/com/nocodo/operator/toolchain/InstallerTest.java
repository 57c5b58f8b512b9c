package com.nocodo.operator.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tool that is missing is fetched from a release site, here one on loopback with a tiny release.
class InstallerTest {
    @TempDir
    Path folder;

    private HttpServer site;
    private byte[] archive = {};
    private String checksum = "";

    @BeforeEach
    void serve() throws Exception {
        var target = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm64" : "x64";
        var name = "node-v" + Installer.NODE + "-linux-" + target;
        var bin =
                Files.createDirectories(folder.resolve("release").resolve(name).resolve("bin"));
        Files.writeString(bin.resolve("node"), "#!/bin/sh\necho v" + Installer.NODE + "\n");
        assertThat(bin.resolve("node").toFile().setExecutable(true)).isTrue();
        new ProcessBuilder(
                        "tar",
                        "-czf",
                        folder.resolve("node.tar.gz").toString(),
                        "-C",
                        folder.resolve("release").toString(),
                        name)
                .start()
                .waitFor();
        archive = Files.readAllBytes(folder.resolve("node.tar.gz"));
        checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive)) + "  " + name
                + ".tar.gz\n";
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            var body = exchange.getRequestURI().getPath().endsWith(".txt")
                    ? checksum.getBytes(java.nio.charset.StandardCharsets.UTF_8)
                    : archive;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    private Toolchains toolchains() throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        for (var tool : new String[] {"sh", "tar", "rm", "gzip"}) {
            for (var from : new String[] {"/usr/bin/", "/bin/"}) {
                if (Files.exists(Path.of(from + tool)) && !Files.exists(bin.resolve(tool))) {
                    Files.createSymbolicLink(bin.resolve(tool), Path.of(from + tool));
                }
            }
        }
        var environment = Map.of(
                "PATH", bin.toString(),
                "NOCODO_CACHE", folder.resolve("cache").toString(),
                "NOCODO_NODE_BASE", "http://127.0.0.1:" + site.getAddress().getPort());
        var home = Home.open(folder.resolve("home"), environment);
        return new Toolchains(home, new ProcessRunner(new ProcessNotes(home.run()), environment), environment);
    }

    @Test
    void aMissingToolIsInstalledOnceAndFoundAfterwards() throws Exception {
        var toolchains = toolchains();
        assertThat(toolchains.node()).isEmpty();

        toolchains.installNode(line -> {});

        assertThat(toolchains.node().orElseThrow().version()).isEqualTo(Installer.NODE);
        try (var left = Files.list(folder.resolve("cache/toolchains"))) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("node", "node.lock");
        }
    }

    @Test
    void aDownloadWithAnotherChecksumIsThrownAway() throws Exception {
        checksum = "0".repeat(64) + checksum.substring(64);
        var toolchains = toolchains();

        assertThat(toolchains.installNode(line -> {}))
                .singleElement()
                .asString()
                .contains("checksum");
        assertThat(toolchains.node()).isEmpty();
    }
}
