package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nocodo.operator.event.Events;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.Said;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.protocol.rpc.WireDoor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The door through the socket: what it answers, and what it refuses.
@Timeout(60)
class SocketTest {
    @TempDir
    static Path home;

    private static Served served;
    private static Path socket;

    @BeforeAll
    static void serve() {
        served = Served.home(home);
        socket = served.server.socket();
    }

    @AfterAll
    static void end() {
        served.close();
        assertThat(socket).doesNotExist();
    }

    private static String begin(OperatorApi operator, String key) {
        return operator.begin(new Said(key, "Customers have a name.")).id();
    }

    @Test
    void whoeverHasNotSaidHelloIsToldHow() throws IOException {
        try (var raw = new RawSocket(socket)) {
            assertThat(raw.ask("{'jsonrpc':'2.0','id':1,'method':'projects'}").toString())
                    .contains("-32001", "Say hello first", "\"id\":1");
            assertThat(raw.ask("{'jsonrpc':'2.0','id':2,'method':'hello','params':{'protocols':[2,3]}}")
                            .toString())
                    .contains("-32001", "\"protocols\":[1]");
            assertThat(raw.ask("{'jsonrpc':'2.0','id':'x','method':'hello','params':{'protocols':[9,1]}}")
                            .toString())
                    .contains("\"id\":\"x\"", "\"protocol\":1", "line_bytes");
            assertThat(raw.ask("{'jsonrpc':'2.0','id':3,'method':'projects'}").has("result"))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    hello                                                                         | -32700
                    [1, 2                                                                         | -32700
                    {'id':1,'method':'projects'}                                                  | -32600
                    {'jsonrpc':'2.0','id':1}                                                      | -32600
                    []                                                                            | -32600
                    {'jsonrpc':'2.0','id':1,'method':'drop_everything'}                           | -32601
                    {'jsonrpc':'2.0','id':1,'method':'close'}                                     | -32601
                    {'jsonrpc':'2.0','id':1,'method':'project'}                                   | 'ref' is missing
                    {'jsonrpc':'2.0','id':1,'method':'project','params':{'reff':'x'}}             | no parameter 'reff'
                    {'jsonrpc':'2.0','id':1,'method':'project','params':['a','b']}                | it takes 1 parameters, not 2
                    {'jsonrpc':'2.0','id':1,'method':'events','params':['a','b',1]}               | 'after' is no long
                    {'jsonrpc':'2.0','id':1,'method':'export','params':{'ref':'a','file':'x.zip'}}| 'file' is no Path
                    {'jsonrpc':'2.0','id':1,'method':'project','params':['nobody']}               | not_found
                    {'jsonrpc':'2.0','id':1,'method':'subscribe','params':{'after':-1}}           | subscribe takes
                    """)
    void whatDoesNotFitIsAnsweredAndTheConnectionStays(String line, String said) throws IOException {
        try (var raw = RawSocket.greeted(socket)) {
            assertThat(raw.ask(line).path("error").toString()).contains(said);
            assertThat(raw.ask("{'jsonrpc':'2.0','id':9,'method':'projects'}").has("result"))
                    .isTrue();
        }
    }

    @Test
    void aLineThatIsTooLongEndsTheConnectionAndNothingElse() throws IOException {
        try (var raw = RawSocket.greeted(socket);
                var other = RawSocket.greeted(socket)) {
            var line = new byte[Wire.LONGEST_LINE + 1];
            Arrays.fill(line, (byte) ' ');
            raw.write(line);

            assertThat(raw.heard().path("error").toString()).contains("-32700", "at most");
            assertThat(raw.next()).isNull();
            assertThat(other.ask("{'jsonrpc':'2.0','id':9,'method':'projects'}").has("result"))
                    .isTrue();
        }
    }

    @Test
    void bytesThatAreNoTextEndTheConnection() throws IOException {
        try (var raw = RawSocket.greeted(socket)) {
            raw.write(new byte[] {(byte) 0xc3, '\n'});

            assertThat(raw.heard().path("error").toString()).contains("UTF-8");
            assertThat(raw.next()).isNull();
        }
    }

    @Test
    void theClientSeesWhatTheDoorSays() throws Exception {
        try (var operator = WireDoor.OPERATOR.connect(socket)) {
            var id = begin(operator, "s1");

            assertThat(operator.projects()).extracting("id").contains(id);
            assertThat(operator.snapshot(id).project()).isEqualTo(operator.project(id));
            assertThat(operator.sketch(id).understood().entities()).hasSize(1);
            assertThat(operator.events(id, 0, 10).getFirst().event()).isInstanceOf(ProjectEvent.ProjectCreated.class);
            assertThat(operator.history(id).checkpoints("HEAD", 10)).isEmpty();
            assertThatThrownBy(() -> operator.history(id).file("HEAD", "nocodo.yaml"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(Problem.Code.NOT_FOUND));
            assertThat(operator.read("Customers have a name.", Map.of())
                            .understood()
                            .entities())
                    .hasSize(1);
        }
    }

    @Test
    void whoWaitsAndIsInterruptedStopsTheOtherEnd() throws Exception {
        try (var operator = WireDoor.OPERATOR.connect(socket);
                var pool = Executors.newSingleThreadExecutor()) {
            var id = begin(operator, "s2");
            var end = operator.snapshot(id).seq();
            var begun = new CompletableFuture<Thread>();
            var told = pool.submit(() -> {
                begun.complete(Thread.currentThread());
                try {
                    operator.await(id, end, Duration.ofSeconds(50));
                    return "nothing";
                } catch (ProblemException e) {
                    return Thread.currentThread().isInterrupted() + " "
                            + e.problem().code();
                }
            });
            begun.get().interrupt();

            assertThat(told.get()).isEqualTo("true UNAVAILABLE");
            assertThat(operator.project(id).id()).isEqualTo(id);
        }
    }

    @Test
    void aFollowerGetsWhatIsAndThenWhatComes() throws Exception {
        try (var operator = WireDoor.OPERATOR.connect(socket);
                var raw = RawSocket.greeted(socket)) {
            var id = begin(operator, "s3");
            var snapshot = raw.ask(subscribe(id, ""));
            assertThat(snapshot.path("method").asString()).isEqualTo("snapshot");
            var seq = snapshot.at("/params/value/seq").asLong();

            operator.say(id, new Said("more", "They also have a phone number."));

            var event = raw.heard();
            assertThat(event.path("method").asString()).isEqualTo("event");
            assertThat(event.at("/params/value/seq").asLong()).isEqualTo(seq + 1);
            assertThat(event.at("/params/value/event/type").asString()).isEqualTo("message_said");
            raw.send("{'jsonrpc':'2.0','method':'$/cancel','params':{'id':5}}");
            var last = raw.heard();
            while (last.has("method")) {
                last = raw.heard();
            }
            assertThat(last.path("id").asInt()).isEqualTo(5);
        }
    }

    private static String subscribe(String project, String more) {
        return "{'jsonrpc':'2.0','id':5,'method':'subscribe','params':{'ref':'%s'%s}}".formatted(project, more);
    }

    @Test
    void aFollowerThatIsTooFarBehindIsToldWhatItMisses() throws Exception {
        try (var operator = WireDoor.OPERATOR.connect(socket);
                var raw = RawSocket.greeted(socket)) {
            var id = begin(operator, "s4");
            var db = served.server.operator().database();
            var events = new Events(db, Clock.systemUTC());
            db.transaction().executeWithoutResult(status -> {
                for (int n = 0; n < 12_000; n++) {
                    events.append(id, new ProjectEvent.ProjectStateChanged("described"));
                }
            });
            var end = operator.snapshot(id).seq();

            raw.send(subscribe(id, ",'after':0"));
            var next = raw.heard();
            long seq = 0;
            while (next.path("method").asString().equals("event")) {
                assertThat(next.at("/params/value/seq").asLong()).isEqualTo(++seq);
                next = raw.heard();
            }
            assertThat(next.path("method").asString()).isEqualTo("gap");
            assertThat(next.at("/params/value/from").asLong()).isEqualTo(seq + 1);
            assertThat(next.at("/params/value/to").asLong()).isEqualTo(end);
        }
    }

    @Test
    void anotherUserIsRefusedEvenWhereTheFolderIsOpen() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        assumeThat(Path.of("/usr/bin/setpriv")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        var open = Files.createTempDirectory("open");
        var link = open.resolve("operator.sock");
        try {
            Files.createLink(link, socket);
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(link, PosixFilePermissions.fromString("rw-rw-rw-"));
            var curl = new ProcessBuilder(
                            "/usr/bin/setpriv",
                            "--reuid=65534",
                            "--clear-groups",
                            "curl",
                            "-sS",
                            "--max-time",
                            "5",
                            "--unix-socket",
                            link.toString(),
                            "http://operator/")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(curl.waitFor()).as(said).isIn(7, 52, 56); // closed at once, unanswered, or reset
            var reachable = new ProcessBuilder(
                    "/usr/bin/setpriv", "--reuid=65534", "--clear-groups", "test", "-w", link.toString());
            assertThat(reachable.start().waitFor()).isZero();
            RawSocket.greeted(link).close();
        } finally {
            Files.setPosixFilePermissions(link, PosixFilePermissions.fromString("rw-------"));
            Files.delete(link);
            Files.delete(open);
        }
    }

    @Test
    void everyMethodOfTheDoorIsThereAndInTheReference() throws IOException {
        var names = Arrays.stream(OperatorApi.class.getMethods())
                .map(method -> method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
                .filter(name -> !name.equals("close"))
                .distinct()
                .toList();
        assertThat(names)
                .allMatch(name -> WireDoor.OPERATOR.methods().keySet().stream()
                        .anyMatch(one -> one.equals(name) || one.startsWith(name + ".")));
        var table = new StringBuilder("| Method | Parameters | Result | Progress |\n| --- | --- | --- | --- |\n");
        WireDoor.OPERATOR.methods().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> table.append("| `%s` | `%s` | `%s` | %s |\n"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().words(),
                                entry.getValue().result(),
                                entry.getValue().tellsProgress() ? "yes" : "")));
        var reference = Path.of("../docs/reference/socket.md");
        var text = Files.readString(reference);
        var head = text.substring(0, text.indexOf("| Method |"));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(reference, head + table);
        }

        assertThat(Files.readString(reference)).isEqualTo(head + table);
    }
}
