package com.nocodo.provisioning.host;

import com.github.dockerjava.api.model.Network.Ipam;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.Network;

/// A network of its own whose addresses are known before there is a host: as with a provider, the address is got first.
public final class TestNetwork implements AutoCloseable {
    private static final int FIRST = 10; // below are the gateway and whoever else the engine puts there

    private final String prefix = "10.%d.%d.".formatted(100 + random(100), random(250));
    private final AtomicInteger next = new AtomicInteger(FIRST);
    private final Network network;

    private TestNetwork() {
        HostEngine.get();
        network = Network.builder()
                .createNetworkCmdModifier(command ->
                        command.withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(prefix + "0/24"))))
                .build();
        network.getId(); // it is made now
    }

    public static TestNetwork make() {
        return new TestNetwork();
    }

    private static int random(int below) {
        return new SecureRandom().nextInt(below);
    }

    public String nextAddress() {
        return prefix + next.getAndIncrement();
    }

    Network network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
    }
}
