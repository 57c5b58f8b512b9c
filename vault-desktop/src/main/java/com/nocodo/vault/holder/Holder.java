package com.nocodo.vault.holder;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.rpc.Answers;
import com.nocodo.protocol.rpc.SocketPlace;
import com.nocodo.protocol.rpc.SocketServer;
import com.nocodo.protocol.rpc.WireDoor;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.process.Lifeline;
import com.nocodo.vault.process.Shield;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// The holder's process. It says `ready` once it answers, or why it does not, and ends with whoever started it.
public final class Holder {
    public static final WireDoor<VaultApi> DOOR = WireDoor.of(VaultApi.class, "vault");
    public static final String READY = "ready";
    static final String KEPT = "kept";

    private Holder() {}

    /// The socket of a home's vault.
    public static Path socket(Path home) {
        return SocketPlace.of(home, "vault", System.getenv());
    }

    /// @param args the home, and [#KEPT] where a keeper listens
    public static void main(String[] args) throws InterruptedException {
        Shield.raise();
        var home = Path.of(args[0]);
        try {
            serve(home, args.length > 1 && args[1].equals(KEPT));
        } catch (ProblemException e) {
            System.out.println(e.problem().message());
            System.exit(1);
        } catch (IOException e) {
            System.out.println("The vault cannot be reached by its socket: " + e.getMessage());
            System.exit(1);
        }
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void serve(Path home, boolean kept) throws IOException {
        var holding =
                new Holding(home.resolve("vault"), Clock.systemUTC(), Holder::endSoon, kept ? Holder::tell : null);
        var answers = new Answers<VaultApi>(DOOR, () -> new HolderDoor(holding), VaultApi::close, Map.of());
        var socket = socket(home);
        SocketPlace.prepare(socket);
        SocketServer.start(answers, socket);
        System.out.println(READY);
        System.out.flush();
        Lifeline.hold(System.in);
    }

    /// To whoever started this process.
    private static synchronized void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /// Whoever asked for the lock hears that it worked.
    private static void endSoon() {
        Thread.ofPlatform().name("end").start(() -> {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(HolderProcess.LOCKED);
        });
    }
}
