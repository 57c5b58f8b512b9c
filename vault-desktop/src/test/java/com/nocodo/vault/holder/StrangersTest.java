package com.nocodo.vault.holder;

import static com.nocodo.vault.holder.TestHolding.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.AccessApi;
import com.nocodo.vault.door.AdoptForm;
import com.nocodo.vault.door.BackupApi;
import com.nocodo.vault.door.IssuerView;
import com.nocodo.vault.door.KeyApi;
import com.nocodo.vault.door.KeyForm;
import com.nocodo.vault.door.LoginApi;
import com.nocodo.vault.door.OrderForm;
import com.nocodo.vault.door.OwnServerApi;
import com.nocodo.vault.door.ServerApi;
import com.nocodo.vault.door.SettingsView;
import com.nocodo.vault.door.SignInForm;
import com.nocodo.vault.door.ToolsApi;
import com.nocodo.vault.door.TrustView;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.door.VaultView;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reaches the socket without the password, while it is open for somebody else.
class StrangersTest {
    /// What everybody may: see whether it is open, open it, and lock it. The rest of them work only while it is closed.
    private static final Set<String> FREE = Set.of(
            "ownServers",
            "access",
            "tools",
            "backups",
            "vault",
            "unlock",
            "lock",
            "create",
            "recover",
            "restore",
            "close",
            "keys",
            "servers",
            "login",
            "noteLinkUsedAgain");

    /// Of a login, which comes before the password; what is decided about it comes after.
    private static final Set<String> BEFORE = Set.of("login", "arrive", "noteRefused", "noteWithout", "signOut");

    @TempDir
    Path home;

    private TestHolding holder;
    private VaultApi owner;

    @BeforeEach
    void openForSomebody() throws IOException {
        holder = new TestHolding(home);
        owner = holder.connect();
        owner.create(PASSWORD);
    }

    @AfterEach
    void end() {
        holder.close();
    }

    private static Object sample(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "x";
            case "long" -> 0L;
            case "int" -> 1;
            case "boolean" -> false;
            case "AdoptForm" -> new AdoptForm("x", "192.0.2.1", 22, "root", "x", false, false);
            case "SignInForm" -> new SignInForm(null, null, "x");
            case "List" -> List.of("x");
            case "Trust" -> TrustView.Trust.PAUSED;
            case "Path" -> Path.of("/nowhere/at/all");
            case "SettingsView" -> SettingsView.DEFAULT;
            case "KeyForm" -> new KeyForm("scaleway", "x", Map.of());
            case "OrderForm" -> new OrderForm("x", "fr-par-1", "DEV1-L", "debian-12", 40, "x", null);
            case "IssuerView" -> new IssuerView("https://issuer.example", "x");
            case "Consumer" -> (Consumer<Object>) _ -> {};
            default -> throw new AssertionError("no sample of " + type);
        };
    }

    private static Stream<Method> methods(Class<?> door) {
        return Arrays.stream(door.getMethods());
    }

    private static void isDenied(Object door, Method method) {
        var arguments = Arrays.stream(method.getParameterTypes())
                .map(StrangersTest::sample)
                .toArray();
        assertThatThrownBy(() -> method.invoke(door, arguments))
                .as(method.toString())
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.DENIED));
    }

    @Test
    void aConnectionWithoutThePasswordGetsNothing() throws Exception {
        var stranger = holder.connect();
        assertThat(stranger.vault())
                .isEqualTo(new VaultView(VaultView.State.OPEN_FOR_OTHERS, null, null, java.util.List.of()));

        var tried = methods(VaultApi.class)
                .filter(method -> !FREE.contains(method.getName()))
                .toList();
        assertThat(tried).hasSizeGreaterThan(10);
        tried.forEach(method -> isDenied(stranger, method));
        methods(KeyApi.class).forEach(method -> isDenied(stranger.keys(), method));
        methods(ServerApi.class).forEach(method -> isDenied(stranger.servers(), method));
        methods(AccessApi.class).forEach(method -> isDenied(stranger.access(), method));
        methods(ToolsApi.class).forEach(method -> isDenied(stranger.tools(), method));
        methods(BackupApi.class).forEach(method -> isDenied(stranger.backups(), method));
        methods(OwnServerApi.class).forEach(method -> isDenied(stranger.ownServers(), method));
        var decided = methods(LoginApi.class)
                .filter(method -> !BEFORE.contains(method.getName()))
                .toList();
        assertThat(decided).hasSize(3);
        decided.forEach(method -> isDenied(stranger.login(), method));

        assertThatThrownBy(() -> stranger.create("a password of mine")).hasMessageContaining("already");
        assertThatThrownBy(() -> stranger.recover("AAAA", "a password of mine")).hasMessageContaining("Lock it first");
        assertThatThrownBy(() -> stranger.restore(Path.of("/nowhere"))).hasMessageContaining("nothing is overwritten");
        assertThat(owner.verify()).isEmpty();
    }

    @Test
    void whoHasGoneLeavesNothingOpenForWhoComesNext() throws Exception {
        owner.close();
        var next = holder.connect();

        assertThat(next.vault().state()).isEqualTo(VaultView.State.OPEN_FOR_OTHERS);
        assertThatThrownBy(next::settings).hasMessageContaining("Unlock it first");
    }

    @Test
    void aLineOfTenMegabytesEndsItsConnectionAlone() throws Exception {
        try (var stranger = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            stranger.connect(UnixDomainSocketAddress.of(holder.socket));
            var piece = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            try {
                for (int sent = 0; sent < 10 << 20; sent += piece.length) {
                    stranger.write(ByteBuffer.wrap(piece));
                }
            } catch (IOException e) {
                // It was not listened to until the end.
            }
        }

        assertThat(owner.verify()).isEmpty();
        assertThat(holder.connect().unlock(PASSWORD).open()).isTrue();
    }

    /// Even where the folder let them in.
    @Test
    void anotherUserOfTheComputerIsNotAnswered() throws Exception {
        assumeTrue(System.getProperty("user.name", "").equals("root"), "only root can be somebody else");
        for (var folder = holder.socket; folder != null && folder.startsWith(home); folder = folder.getParent()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        var ask = """
                use IO::Socket::UNIX;
                my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die "no connection: $!";
                $SIG{PIPE} = sub { print "refused\n"; exit };
                print $s qq({"jsonrpc":"2.0","id":1,"method":"hello","params":{"protocols":[1]}}\n);
                $s->flush;
                my $answer = <$s>;
                print defined $answer ? "answered $answer" : "refused\n";
                """;
        for (var user : new String[] {"0", "65534"}) {
            var process = new ProcessBuilder(
                            "setpriv", "--reuid=" + user, "--clear-groups", "perl", "-e", ask, holder.socket.toString())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (user.equals("0")) {
                assertThat(said).startsWith("answered").contains("jsonrpc");
            } else {
                assertThat(said).isEqualTo("refused\n");
            }
        }
    }

    /// By hand, since no client of ours asks so.
    @Test
    void whoSkipsTheGreetingOrAsksForWhatIsNotThereIsToldSoAndNoMore() throws Exception {
        try (var stranger = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            stranger.connect(UnixDomainSocketAddress.of(holder.socket));
            var lines = """
                    {"jsonrpc":"2.0","id":1,"method":"settings","params":{}}
                    {"jsonrpc":"2.0","id":2,"method":"hello","params":{"protocols":[1]}}
                    {"jsonrpc":"2.0","id":3,"method":"keys.all","params":{}}
                    {"jsonrpc":"2.0","id":4,"method":"get_class","params":{}}
                    {"jsonrpc":"2.0","id":5,"method":"unlock","params":{"password":["no","text"]}}
                    """;
            stranger.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
            var answers = Channels.newReader(stranger, StandardCharsets.UTF_8);
            var all = new StringBuilder();
            while (all.chars().filter(letter -> letter == '\n').count() < 5) {
                all.append((char) answers.read());
            }

            assertThat(all.toString().lines().filter(line -> line.contains("\"error\"")))
                    .hasSize(4);
            assertThat(all).contains("Say hello first", "locked for you", "There is no method 'get_class'");
        }
    }
}
