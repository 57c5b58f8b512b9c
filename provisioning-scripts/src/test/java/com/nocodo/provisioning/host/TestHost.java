package com.nocodo.provisioning.host;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.nocodo.provisioning.SshPublicKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/// A server that was given user data and boots: systemd, sshd and cloud-init really run.
///
/// The kernel is the machine's: `/proc/sys` stays read-only but for the container's own network settings, so that no
/// test changes the machine it runs on.
public final class TestHost implements AutoCloseable {

    /// Where a host has the operator's archive that it was started with.
    public static final String OPERATOR = "/opt/operator.tar.gz";

    static final String TOOLS = "/opt/tools";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String SETTINGS = """
            install -d /etc/nocodo
            cat >/etc/nocodo/operator.local.env <<X
            PATH=%TOOLS%/node/bin:%TOOLS%-rust/bin:/usr/local/bin:/usr/bin:/bin
            SSL_CERT_FILE=%TOOLS%/authorities.crt
            CARGO_HTTP_CAINFO=%TOOLS%/authorities.crt
            NODE_EXTRA_CA_CERTS=%TOOLS%/authorities.crt
            X
            """;

    private final GenericContainer<?> container;
    private final Path seed;

    private TestHost(GenericContainer<?> container, Path seed) {
        this.container = container;
        this.seed = seed;
    }

    /// Starts it and does not wait: as with a provider, "started" is not "ready".
    public static TestHost start(byte[] userData) {
        return start(userData, container -> {});
    }

    /// The same at an address of a network.
    public static TestHost start(byte[] userData, TestNetwork network, String address) {
        return start(
                userData,
                container -> container
                        .withNetwork(network.network())
                        .withCreateContainerCmdModifier(command -> command.withIpv4Address(address)));
    }

    /// The same with what builds need, which a real server downloads; its owner's settings say where it is.
    public static TestHost startWithTools(byte[] userData, TestNetwork network, String address) {
        return withTools(
                userData,
                container -> container
                        .withNetwork(network.network())
                        .withCreateContainerCmdModifier(command -> command.withIpv4Address(address)));
    }

    /// The same, wherever there is room for it.
    public static TestHost startWithTools(byte[] userData) {
        return withTools(userData, container -> {});
    }

    /// The same with the operator's archive.
    public static TestHost startWithOperator(byte[] userData) {
        return start(
                userData,
                container ->
                        container.withFileSystemBind(HostEngine.operator().toString(), OPERATOR, BindMode.READ_ONLY));
    }

    private static TestHost withTools(byte[] userData, Consumer<GenericContainer<?>> place) {
        var host = start(userData, container -> {
            place.accept(container);
            HostEngine.tools().forEach((here, there) -> container.withFileSystemBind(here, there, BindMode.READ_ONLY));
        });
        host.root(SETTINGS.replace("%TOOLS%", TOOLS));
        return host;
    }

    private static TestHost start(byte[] userData, Consumer<GenericContainer<?>> place) {
        try {
            var seed = Files.createTempDirectory("nocodo-seed");
            Files.write(seed.resolve("user-data"), userData);
            Files.writeString(seed.resolve("meta-data"), "instance-id: test-host\n");
            var container = server(seed);
            place.accept(container);
            var host = new TestHost(container, seed);
            try {
                host.container.start();
                host.root("mount -t proc proc /mnt && mount --bind /mnt/sys/net /proc/sys/net && umount /mnt");
                return host;
            } catch (RuntimeException e) {
                host.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenericContainer<?> server(Path seed) {
        return HostEngine.get()
                .container()
                .withCommand("/sbin/init")
                .withTmpFs(Map.of("/run", "rw", "/run/lock", "rw"))
                .withFileSystemBind("/sys/fs/cgroup", "/sys/fs/cgroup", BindMode.READ_ONLY)
                .withFileSystemBind(seed.toString(), "/var/lib/cloud/seed/nocloud", BindMode.READ_WRITE)
                .withCreateContainerCmdModifier(command -> {
                    var ssh = ExposedPort.tcp(22);
                    command.withExposedPorts(ssh);
                    command.getHostConfig()
                            .withPortBindings(new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ssh))
                            .withCapAdd(Capability.SYS_ADMIN, Capability.NET_ADMIN)
                            .withSecurityOpts(List.of("seccomp=unconfined"));
                })
                .waitingFor(new AbstractWaitStrategy() {
                    @Override
                    protected void waitUntilReady() {} // whoever needs it waits, as with a server far away
                });
    }

    /// On 127.0.0.1.
    public int sshPort() {
        return container.getMappedPort(22);
    }

    /// Its address in the network that a neighbour shares with it.
    public String address() {
        var networks = container.getContainerInfo().getNetworkSettings().getNetworks();
        return networks.values().iterator().next().getIpAddress();
    }

    /// Runs a shell text as root, past SSH: for what a test wants to see or to break.
    public Ran root(String text) {
        return exec(container, "sh", "-c", text);
    }

    /// Connects as soon as sshd answers and this key is taken; another host key ends the waiting at once.
    public HostSession ssh(String user, TestKey key, SshPublicKey pin) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return HostSession.open(sshPort(), user, key, pin);
            } catch (JSchException e) {
                if (e instanceof JSchHostKeyException || System.nanoTime() > deadline) {
                    throw new IllegalStateException("No SSH connection: " + e.getMessage(), e);
                }
                rest();
            }
        }
    }

    static Ran exec(GenericContainer<?> container, String... argv) {
        try {
            var result = container.execInContainer(StandardCharsets.UTF_8, argv);
            return new Ran(result.getExitCode(), result.getStdout(), result.getStderr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        container.stop();
        try {
            for (var name : List.of("user-data", "meta-data")) Files.deleteIfExists(seed.resolve(name));
            Files.deleteIfExists(seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
