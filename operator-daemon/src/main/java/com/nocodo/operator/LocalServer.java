package com.nocodo.operator;

import com.nocodo.operator.bridge.BridgeServer;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Ports;
import com.nocodo.operator.home.Settings;
import com.nocodo.operator.identity.Accounts;
import com.nocodo.operator.identity.SignInLinks;
import com.nocodo.operator.identity.WaysInSettings;
import com.nocodo.operator.job.JobRunner;
import com.nocodo.operator.overview.DiskWatch;
import com.nocodo.operator.past.DailyBackups;
import com.nocodo.operator.preview.Watch;
import com.nocodo.operator.server.Hosts;
import com.nocodo.operator.server.ServerNote;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorServer;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.rpc.SocketServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A home's operator, served by this process.
final class LocalServer implements OperatorServer {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    static final String PORT = "port";
    static final String NAME = "name";
    private static final int LAST_PORT = 65_535;
    private static final Duration FIRST_PAGE = Duration.ofSeconds(2);

    private final ServerNote note;
    private final LocalOperator operator;
    private final Hosts hosts;
    private final ConfigurableApplicationContext context;
    private final JobRunner jobs;
    private final Watch watch;
    private final SocketServer<OperatorApi> socket;
    private final DailyBackups daily;
    private final DiskWatch disk;
    private final Optional<BridgeServer> bridge;
    private final CountDownLatch ended = new CountDownLatch(1);

    private LocalServer(
            ServerNote note,
            LocalOperator operator,
            Hosts hosts,
            ConfigurableApplicationContext context,
            JobRunner jobs,
            Watch watch,
            SocketServer<OperatorApi> socket,
            DailyBackups daily,
            DiskWatch disk,
            Optional<BridgeServer> bridge) {
        this.note = note;
        this.operator = operator;
        this.hosts = hosts;
        this.context = context;
        this.jobs = jobs;
        this.watch = watch;
        this.socket = socket;
        this.daily = daily;
        this.disk = disk;
        this.bridge = bridge;
    }

    /// @param home opens it: while the server is set up, since neither needs the other until the end
    static LocalServer start(ServerNote note, Supplier<LocalOperator> home, Map<String, String> environment) {
        var waysIn = WaysInSettings.of(environment);
        var name = name(environment);
        var opening = CompletableFuture.supplyAsync(
                () -> opened(home.get(), name, environment),
                task -> Thread.ofPlatform().name("home").start(task));
        logAsBefore();
        try {
            return start(note, setUp(waysIn, opening::join), environment);
        } catch (RuntimeException e) {
            throw closed(opening, e);
        }
    }

    private static LocalOperator opened(LocalOperator operator, String name, Map<String, String> environment) {
        try {
            operator.serve(new Hosts(name, port(new Settings(operator.database()), environment)));
            return operator;
        } catch (RuntimeException e) {
            operator.close();
            throw e;
        }
    }

    /// @return why there is no server: that the home cannot be opened, where that is the reason
    private static RuntimeException closed(CompletableFuture<LocalOperator> opening, RuntimeException e) {
        try {
            opening.join().close();
            return e;
        } catch (CompletionException notOpened) {
            return notOpened.getCause() instanceof RuntimeException reason ? reason : notOpened;
        }
    }

    private static ConfigurableApplicationContext setUp(WaysInSettings waysIn, Supplier<LocalOperator> operator) {
        return new SpringApplicationBuilder(OperatorApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(
                        "server.address=127.0.0.1",
                        "server.servlet.session.cookie.same-site=lax",
                        "server.shutdown=graceful",
                        "spring.main.lazy-initialization=true", // what the first page needs comes first
                        "spring.lifecycle.timeout-per-shutdown-phase=5s",
                        "spring.threads.virtual.enabled=true",
                        "spring.jackson.property-naming-strategy=SNAKE_CASE",
                        "spring.jackson.deserialization.fail-on-missing-creator-properties=true",
                        "spring.jackson.deserialization.fail-on-null-creator-properties=true",
                        "spring.servlet.multipart.enabled=false", // no operation of ours takes a form
                        "spring.mvc.problemdetails.enabled=true",
                        "spring.mvc.async.request-timeout=30m", // a large export over a slow line
                        "vaadin.exclude-urls=/api/**,/session/**")
                .initializers(fresh -> new ServerParts((GenericApplicationContext) fresh, operator).register())
                .initializers(fresh -> waysIn.beans((GenericApplicationContext) fresh))
                .run();
    }

    private static LocalServer start(
            ServerNote note, ConfigurableApplicationContext context, Map<String, String> environment) {
        try {
            var operator = context.getBean(LocalOperator.class);
            var hosts = context.getBean(Hosts.class);
            removeLeft(context.getBean(Home.class));
            var jobs = operator.runJobs();
            var socket = operator.listen(environment);
            note.write(hosts.address(), socket.path());
            Thread.ofPlatform().daemon().name("warm-up").start(() -> warmUp(operator));
            return new LocalServer(
                    note,
                    operator,
                    hosts,
                    context,
                    jobs,
                    operator.watch(),
                    socket,
                    operator.backUpDaily(),
                    operator.watchDisk(),
                    bridge(context, operator, environment));
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private static Optional<BridgeServer> bridge(
            ConfigurableApplicationContext context, LocalOperator operator, Map<String, String> environment) {
        var hosts = context.getBean(Hosts.class);
        return BridgeServer.Settings.of(environment)
                .map(settings -> BridgeServer.start(
                        settings,
                        operator.database(),
                        context.getBean(Home.class).root(),
                        hosts.address(),
                        hosts.port(),
                        new VaultPeople(context, hosts)));
    }

    private static String signInLink(ConfigurableApplicationContext context, Hosts hosts) {
        return hosts.signInLink(context.getBean(SignInLinks.class)
                .make(context.getBean(Accounts.class).owner(), SignInLinks.AN_HOUR));
    }

    /// Logging is set up already; Spring would do it again.
    private static void logAsBefore() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /// What was on its way to or from here when an operator was killed.
    private static void removeLeft(Home home) {
        try (var left = Files.newDirectoryStream(home.run(), "moving-*")) {
            left.forEach(Folders::remove);
        } catch (IOException e) {
            LOG.warn("{} cannot be read", home.run(), e);
        }
    }

    /// The first description is read as fast as those after it: what reads words is loaded once, when the first page
    /// is there.
    private static void warmUp(LocalOperator operator) {
        try {
            Thread.sleep(FIRST_PAGE);
            operator.read("I run a shop. Customers have a name and a phone number.", Map.of());
            operator.read("Ich habe einen Laden. Kunden haben einen Namen und eine Telefonnummer.", Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the intake could not be warmed up", e);
        }
    }

    static String name(Map<String, String> environment) {
        var name = environment.getOrDefault("NOCODO_OPERATOR", "nocodo");
        if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
            throw Problem.invalid(
                            "NOCODO_OPERATOR=%.40s: an operator's name has small letters, digits and '-', as in: shop",
                            name)
                    .toException();
        }
        return name;
    }

    /// The one of last time if it is free, so that bookmarks and passkeys stay good.
    private static int port(Settings settings, Map<String, String> environment) {
        var wanted = environment.get("NOCODO_PORT");
        int port = wanted != null && !wanted.isBlank()
                ? wanted(wanted)
                : settings.find(PORT).map(Integer::valueOf).filter(Ports::free).orElseGet(Ports::anyFree);
        settings.set(PORT, String.valueOf(port));
        settings.set(NAME, name(environment));
        return port;
    }

    private static int wanted(String text) {
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > LAST_PORT) {
            throw Problem.invalid("NOCODO_PORT=%.20s is no port; say a number up to 65535, or leave it away.", text)
                    .toException();
        }
        if (!Ports.free(Integer.parseInt(text))) {
            throw Problem.conflict("Port %s is in use. Say another one in NOCODO_PORT, or leave it away.", text)
                    .toException();
        }
        return Integer.parseInt(text);
    }

    Path socket() {
        return socket.path();
    }

    LocalOperator operator() {
        return operator;
    }

    @Override
    public String address() {
        return hosts.address();
    }

    @Override
    public String signInLink() {
        return signInLink(context, hosts);
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        try {
            bridge.ifPresent(BridgeServer::close);
            socket.close();
            daily.close();
            disk.close();
            watch.close();
            jobs.close();
            context.close();
        } finally {
            operator.close();
            note.close();
            ended.countDown();
        }
    }
}
