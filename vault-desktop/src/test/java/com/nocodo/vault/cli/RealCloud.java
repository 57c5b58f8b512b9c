package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestNetwork;
import com.nocodo.vault.provider.fake.FakeScaleway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// A stand-in of the cloud whose servers really boot.
final class RealCloud implements AutoCloseable {
    private final Map<String, TestHost> hosts = new ConcurrentHashMap<>();
    private final TestNetwork network = TestNetwork.make();
    final FakeScaleway scaleway;

    RealCloud() {
        scaleway = new FakeScaleway(InstantSource.system());
        scaleway.addresses(network::nextAddress);
        scaleway.onPowerOn((machine, userData) -> hosts.put(
                machine.id(),
                TestHost.start(
                        userData.getBytes(StandardCharsets.UTF_8),
                        network,
                        Objects.requireNonNull(machine.address()))));
        scaleway.onTerminate(
                machine -> Objects.requireNonNull(hosts.remove(machine.id())).close());
    }

    /// What `./nocodo dist` made.
    static Path operator() throws IOException {
        var named = System.getenv("NOCODO_OPERATOR_DIST");
        if (named != null) {
            return Path.of(named);
        }
        try (var files = Files.newDirectoryStream(Path.of("../target"), "nocodo-operator-*.tar.gz")) {
            var found = files.iterator();
            assertThat(found.hasNext()).as("make it before: ./nocodo dist").isTrue();
            return found.next().toAbsolutePath().normalize();
        }
    }

    /// The only server that runs.
    TestHost host() {
        assertThat(hosts).hasSize(1);
        return hosts.values().iterator().next();
    }

    @Override
    public void close() {
        hosts.values().forEach(TestHost::close);
        scaleway.close();
        network.close();
    }
}
