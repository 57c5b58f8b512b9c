package com.nocodo.vault.ui.web;

import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.vault.process.Lifeline;
import com.nocodo.vault.process.Shield;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The page's process. It is told where to serve by a line of its input, says when it is prepared, takes the port when
/// it may, and ends with whoever started it.
public final class Page {
    public static final String PREPARED = "prepared";
    public static final String GO = "go";
    public static final String SERVING = "serving";

    /// @param host the one name that it answers to
    /// @param cookie the name of the sessions' cookie, which no other program can guess
    public record Order(String home, String host, int port, String cookie) {
        Path vault() {
            return Path.of(home).resolve("vault");
        }

        String authority() {
            return host + ":" + port;
        }

        /// What an issuer leads back to is the address itself: a name may be pointed elsewhere.
        String loopbackAuthority() {
            return "127.0.0.1:" + port;
        }

        String loopback() {
            return "http://" + loopbackAuthority();
        }

        String origin() {
            return "http://" + authority();
        }
    }

    private Page() {}

    public static void main(String[] args) throws IOException {
        Shield.raise();
        var keeper = System.out;
        System.setOut(System.err); // what others print is no word to the keeper
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var order = Wire.JSON.readValue(in.readLine(), Order.class);
        System.setProperty("java.io.tmpdir", ownFolder(order).toString());
        serve(order, Clock.systemUTC(), () -> awaitGo(keeper, in));
        say(keeper, SERVING);
        Lifeline.hold(System.in);
    }

    private static void awaitGo(PrintStream keeper, BufferedReader in) {
        say(keeper, PREPARED);
        try {
            if (!GO.equals(in.readLine())) {
                Runtime.getRuntime().halt(0); // whoever started this is gone
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void say(PrintStream keeper, String word) {
        keeper.println(word);
        keeper.flush();
    }

    /// Where the server puts its files, that nobody else can prepare for it.
    private static Path ownFolder(Order order) throws IOException {
        var folder = order.vault().resolve("page-files");
        Folders.remove(folder);
        return Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /// @param beforePort is called when everything is ready, before the port is taken
    static ConfigurableApplicationContext serve(Order order, Clock clock, Runnable beforePort) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return new SpringApplicationBuilder(PageApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(
                        "server.address=127.0.0.1",
                        "server.port=" + order.port(),
                        "server.servlet.session.cookie.name=" + order.cookie(),
                        "server.servlet.session.cookie.http-only=true",
                        "server.servlet.session.cookie.same-site=strict",
                        "server.servlet.session.cookie.path=/",
                        "server.servlet.session.tracking-modes=cookie",
                        "server.servlet.session.persistent=false",
                        "server.tomcat.basedir=" + System.getProperty("java.io.tmpdir"),
                        "spring.main.lazy-initialization=true",
                        "spring.threads.virtual.enabled=true",
                        "spring.servlet.multipart.enabled=false", // nothing is uploaded: files are named
                        "vaadin.allowed-packages=com.nocodo.vault.ui",
                        "vaadin.close-idle-sessions=false")
                .initializers(fresh -> {
                    var context = (GenericApplicationContext) fresh;
                    context.registerBean(Order.class, () -> order);
                    context.registerBean(
                            com.nocodo.vault.entry.Entrance.class,
                            () -> new com.nocodo.vault.entry.Entrance(order.vault(), clock, new SecureRandom()));
                    context.registerBean(
                            com.nocodo.vault.issuer.Login.class,
                            () -> new com.nocodo.vault.issuer.Login(order.port(), clock, new SecureRandom()));
                    context.registerBean(
                            BeforePort.class, () -> new BeforePort(beforePort), one -> one.setLazyInit(false));
                })
                .run();
    }
}
