package com.nocodo.operator.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where processes take connections, as the system sees it.
final class Listening {
    private static final String LISTEN = "0A";
    private static final int ACCOUNT = 7;
    private static final int INODE = 9;

    private Listening() {}

    /// @return addresses with their ports, as `127.0.0.1:8080`; empty where the system does not tell
    static Set<String> of(Collection<Long> pids) {
        Set<String> sockets = pids.stream()
                .flatMap(pid -> Proc.open(pid).stream())
                .filter(file -> file.startsWith("socket:["))
                .map(file -> file.substring("socket:[".length(), file.length() - 1))
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Set.of();
        }
        return where(row -> sockets.contains(row.get(INODE)));
    }

    /// The same of all processes of an account.
    static Set<String> ofAccount(OptionalLong number) {
        return number.isEmpty() ? Set.of() : where(row -> row.get(ACCOUNT).equals(Long.toString(number.getAsLong())));
    }

    private static Set<String> where(Predicate<List<String>> whose) {
        return Stream.of("self/net/tcp", "self/net/tcp6") // all share the machine's network
                .flatMap(table -> Proc.text(Path.of("/proc", table)).lines())
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(row -> row.size() > INODE && row.get(3).equals(LISTEN) && whose.test(row))
                .map(row -> address(row.get(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The kernel writes each four bytes of an address as a number of the machine's order.
    private static String address(String hex) {
        var colon = hex.indexOf(':');
        var bytes = HexFormat.of().parseHex(hex.substring(0, colon));
        for (int word = 0; word + 3 < bytes.length; word += 4) {
            swap(bytes, word, word + 3);
            swap(bytes, word + 1, word + 2);
        }
        var port = Integer.parseInt(hex.substring(colon + 1), 16);
        try {
            var host = InetAddress.getByAddress(bytes).getHostAddress(); // also of ::ffff:127.0.0.1
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(hex, e);
        }
    }

    private static void swap(byte[] bytes, int one, int other) {
        var kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }
}
