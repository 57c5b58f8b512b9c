package com.nocodo.provisioning.host;

import java.util.List;
import org.testcontainers.containers.GenericContainer;

/// Another machine in the same network, from which a test looks at the host.
public final class Neighbour implements AutoCloseable {

    /// Tries every port, in batches: who does not answer within the time is closed.
    private static final String SCAN = """
            import select, socket, sys, time
            host, found = sys.argv[1], []
            for start in range(1, 65536, 4000):
                waiting = {}
                poll = select.epoll()
                for port in range(start, min(start + 4000, 65536)):
                    s = socket.socket(); s.setblocking(False)
                    s.connect_ex((host, port)); waiting[s.fileno()] = (s, port)
                    poll.register(s.fileno(), select.EPOLLOUT)
                until = time.time() + 1.5
                while waiting and time.time() < until:
                    for fd, _ in poll.poll(0.2):
                        s, port = waiting.pop(fd)
                        if s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0: found.append(port)
                        poll.unregister(fd); s.close()
                for s, _ in waiting.values(): s.close()
            print(" ".join(map(str, sorted(found))))
            """;

    private static final String ASK = """
            import socket, sys
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.settimeout(2)
            s.sendto(b"?", (sys.argv[1], int(sys.argv[2])))
            try: s.recvfrom(10); print("answered")
            except OSError: print("silent")
            """;

    private final GenericContainer<?> container = HostEngine.get().container().withCommand("sleep", "infinity");

    private Neighbour() {}

    public static Neighbour start() {
        var neighbour = new Neighbour();
        neighbour.container.start();
        return neighbour;
    }

    public List<Integer> openTcpPorts(String address) {
        var ran = run("python3", "-c", SCAN, address);
        return ran.stdout().isBlank()
                ? List.of()
                : List.of(ran.stdout().strip().split(" ")).stream()
                        .map(Integer::valueOf)
                        .toList();
    }

    /// Whether a datagram to this port is answered.
    public boolean answersUdp(String address, int port) {
        return run("python3", "-c", ASK, address, Integer.toString(port))
                .stdout()
                .contains("answered");
    }

    /// From the packages that the image brought along.
    public void install(String name) {
        run("sh", "-c", "DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install " + name);
    }

    public Ran run(String... argv) {
        return TestHost.exec(container, argv);
    }

    @Override
    public void close() {
        container.stop();
    }
}
