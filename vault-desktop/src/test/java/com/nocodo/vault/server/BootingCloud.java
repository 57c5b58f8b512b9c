package com.nocodo.vault.server;

import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestNetwork;
import com.nocodo.vault.provider.fake.FakeScaleway;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// A stand-in of the cloud whose servers really boot, in containers.
public final class BootingCloud implements AutoCloseable {
    private final Map<String, TestHost> hosts = new ConcurrentHashMap<>();
    private final TestNetwork network = TestNetwork.make();
    private final FakeScaleway cloud = new FakeScaleway(InstantSource.system());

    private BootingCloud(Boot boot) {
        cloud.addresses(network::nextAddress);
        cloud.onPowerOn((machine, userData) -> hosts.put(
                machine.id(),
                boot.start(
                        userData.getBytes(StandardCharsets.UTF_8),
                        network,
                        Objects.requireNonNull(machine.address()))));
        cloud.onTerminate(
                machine -> Objects.requireNonNull(hosts.remove(machine.id())).close());
    }

    private interface Boot {
        TestHost start(byte[] userData, TestNetwork network, String address);
    }

    public static BootingCloud start() {
        return new BootingCloud(TestHost::start);
    }

    /// One whose servers find here what they would download to build with.
    public static BootingCloud startWithTools() {
        return new BootingCloud(TestHost::startWithTools);
    }

    public FakeScaleway api() {
        return cloud;
    }

    /// For `NOCODO_SCALEWAY_BASE`.
    public String base() {
        return cloud.address().url().toString();
    }

    /// The one server that runs.
    public TestHost host() {
        return hosts.values().iterator().next();
    }

    public int running() {
        return hosts.size();
    }

    @Override
    public void close() {
        hosts.values().forEach(TestHost::close);
        cloud.close();
        network.close();
    }
}
