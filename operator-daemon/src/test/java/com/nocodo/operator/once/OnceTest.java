package com.nocodo.operator.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.past.SetClock;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnceTest {
    private static final Runnable NO_CHECK = () -> {};

    @TempDir
    Path folder = Path.of(".");

    private final SetClock clock = new SetClock();
    private final AtomicInteger done = new AtomicInteger();
    private Database db;
    private Once once;

    @BeforeEach
    void open() {
        db = Database.open(folder.resolve("operator.db"));
        once = new Once(db, clock);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static Request request(@Nullable String key, String content) {
        return Request.of("p_1", key, "thing", content);
    }

    private String make() {
        return "made " + done.incrementAndGet();
    }

    private String fail(Problem.Code code) {
        done.incrementAndGet();
        throw new ProblemException(new Problem(code, "no"));
    }

    @Test
    void theSameAgainAnswersWhatTheFirstDidAlsoAfterARestart() {
        assertThat(once.here(request("k", "a"), NO_CHECK, this::make)).isEqualTo("made 1");
        assertThat(once.elsewhere(request("e", "a"), this::make)).isEqualTo("made 2");

        db.close();
        open();

        assertThat(once.here(request("k", "a"), () -> fail(Problem.Code.CONFLICT), this::make))
                .isEqualTo("made 1");
        assertThat(once.elsewhere(request("e", "a"), this::make)).isEqualTo("made 2");
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        once.here(request("k", "a"), NO_CHECK, this::make);

        assertThatThrownBy(() -> once.here(request("k", "b"), NO_CHECK, this::make))
                .hasMessageContaining("key k was used for another request");
        assertThatThrownBy(() -> once.elsewhere(Request.of("p_1", "k", "other", "a"), this::make))
                .hasMessageContaining("another request");
        assertThat(once.here(Request.of("p_2", "k", "thing", "b"), NO_CHECK, this::make))
                .isEqualTo("made 2");
    }

    @Test
    void withoutAKeyEachIsANewOne() {
        assertThat(once.here(request(null, "a"), NO_CHECK, this::make)).isEqualTo("made 1");
        assertThat(once.here(request(null, "a"), NO_CHECK, this::make)).isEqualTo("made 2");
        assertThat(once.elsewhere(request(null, "a"), this::make)).isEqualTo("made 3");
    }

    @Test
    void theOrderOfWhatIsAskedForIsTheSameRequest() {
        var values = List.of(Map.of("a", "1", "b", "2", "c", "3"), Map.of("c", "3", "b", "2", "a", "1"));

        assertThat(values.stream()
                        .map(one -> Request.of("p_1", "k", "row", one).hash())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void ofManyAtOnceOneDoesIt() throws Exception {
        var together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        return once.here(request("k", "a"), NO_CHECK, this::make);
                    }))
                    .toList();
            together.countDown();

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("made 1");
            }
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void whatIsBeingDoneElsewhereIsNotBegunAgain() {
        once.elsewhere(request("k", "a"), () -> {
            assertThatThrownBy(() -> once.elsewhere(request("k", "a"), this::make))
                    .hasMessageContaining("whether it was done is not known")
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().errors())
                                    .map(Problem.FieldError::field)
                                    .containsExactly("request.key"));
            return make();
        });

        assertThat(done).hasValue(1);
    }

    @Test
    void whatMayHaveBeenDoneElsewhereIsNotDoneAgain() {
        assertThatThrownBy(() -> once.elsewhere(request("k", "a"), () -> fail(Problem.Code.UNAVAILABLE)))
                .hasMessage("no");

        assertThatThrownBy(() -> once.elsewhere(request("k", "a"), this::make))
                .hasMessageContaining("whether it was done is not known")
                .extracting(e -> ((ProblemException) e).problem().code())
                .isEqualTo(Problem.Code.CONFLICT);
        assertThat(done).hasValue(1);
    }

    @Test
    void whatWasRefusedMayBeSentAgain() {
        assertThatThrownBy(() -> once.elsewhere(request("k", "a"), () -> fail(Problem.Code.INVALID)))
                .hasMessage("no");
        assertThatThrownBy(() -> once.here(request("h", "a"), NO_CHECK, () -> fail(Problem.Code.UNAVAILABLE)))
                .hasMessage("no");

        assertThat(once.elsewhere(request("k", "b"), this::make)).isEqualTo("made 3");
        assertThat(once.here(request("h", "b"), NO_CHECK, this::make)).isEqualTo("made 4");
    }

    @Test
    void aSecretIsToldOnceAndNamedAfterwards() {
        assertThat(once.secret(request("k", "a"), this::make, secret -> "t_1")).isEqualTo("made 1");

        assertThatThrownBy(() -> once.secret(request("k", "a"), this::make, secret -> "t_2"))
                .hasMessageContaining("t_1 was made under the key k before");
        assertThat(done).hasValue(1);
        assertThat(db.sql()
                        .sql("SELECT made FROM request_key")
                        .query(String.class)
                        .list())
                .containsExactly("t_1");
    }

    @Test
    void aKeyIsForgottenAfterAWeek() {
        once.here(request("k", "a"), NO_CHECK, this::make);
        clock.jump(Once.KEPT.minus(Duration.ofMinutes(1)));
        assertThat(once.here(request("k", "a"), NO_CHECK, this::make)).isEqualTo("made 1");

        clock.jump(Duration.ofMinutes(2));

        assertThat(once.here(request("k", "b"), NO_CHECK, this::make)).isEqualTo("made 2");
        assertThat(db.sql()
                        .sql("SELECT count(*) FROM request_key")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aKeyLooksLikeOne() {
        assertThatThrownBy(() -> request("a b", "a")).hasMessageContaining("cannot be the key of a request");
    }
}
