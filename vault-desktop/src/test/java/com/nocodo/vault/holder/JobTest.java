package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.protocol.rpc.WireDoor;
import com.nocodo.vault.door.CheckView;
import com.nocodo.vault.process.Program;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.RunJournal;
import com.nocodo.vault.work.Access;
import com.nocodo.vault.work.Desk;
import com.nocodo.vault.work.Order;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A worker talks to strangers. Whatever became of it, the holder goes on, and the worker does not.
@Tag("slow")
class JobTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    enum Manner {
        /// No JSON, and no hello.
        GARBAGE,
        /// One line that never ends.
        HUGE,
        /// Bytes that are no letters.
        BYTES,
        /// Nothing at all.
        SILENT,
        /// It is gone before it did anything.
        GONE,
    }

    /// What a worker is not.
    static final class FakeWorker {
        public static void main(String[] args) throws Exception {
            switch (args[0]) {
                case "GARBAGE" -> {
                    for (int i = 0; i < 1000; i++) {
                        System.out.println("garbage {\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"order\"}");
                    }
                    Thread.sleep(LIMIT);
                }
                case "HUGE" -> {
                    var piece = "[0,0,0,0,0,0,0],".repeat(1000).getBytes(StandardCharsets.US_ASCII);
                    while (!System.out.checkError()) {
                        System.out.write(piece);
                    }
                    Thread.sleep(LIMIT);
                }
                case "BYTES" -> {
                    System.out.write(new byte[] {(byte) 0xc3, 0x28, '\n'});
                    System.out.flush();
                    Thread.sleep(LIMIT);
                }
                case "SILENT" -> Thread.sleep(LIMIT);
                case "LIES" -> {
                    try (var desk = WireDoor.of(Desk.class, "vault").connect(System.in, System.out)) {
                        desk.done(Wire.JSON.readTree("{\"account\": {\"no\": \"text\"}, \"missing\": 12}"));
                        Thread.sleep(LIMIT);
                    }
                }
                default -> System.exit(1);
            }
        }
    }

    private Job start(String manner) {
        var nothing = new RunJournal() {
            @Override
            public List<RunEntry> all() {
                return List.of();
            }

            @Override
            public void add(RunEntry entry) {
                throw new AssertionError("nothing is written here");
            }
        };
        var order = new Order.CheckKey(new Access("scaleway", Map.of()));
        return Job.start(order, nothing, new Program(FakeWorker.class, 32, List.of(manner), Map.of()), folder);
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"HUGE", "BYTES", "GONE"})
    void aWorkerThatSaysWhatNoneSaysIsEnded(Manner manner) {
        isEnded(manner);
    }

    /// It is waited for, ten seconds.
    @Tag("all")
    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"GARBAGE", "SILENT"})
    void aWorkerThatNeverGreetsIsEnded(Manner manner) {
        isEnded(manner);
    }

    private void isEnded(Manner manner) {
        try (var job = start(manner.name())) {
            assertThatThrownBy(() -> job.await(LIMIT))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.problem().code()).isEqualTo(Problem.Code.UNAVAILABLE))
                    .hasMessageContaining("ended before it was done");
            assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void anAnswerThatIsNoneIsNotTakenForOne() {
        try (var job = start("LIES")) {
            assertThatThrownBy(() -> job.await(LIMIT, CheckView.class))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("an answer that is none");
        }
    }
}
