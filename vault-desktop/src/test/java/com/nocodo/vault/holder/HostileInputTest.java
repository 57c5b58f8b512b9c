package com.nocodo.vault.holder;

import static com.nocodo.vault.holder.TestHolding.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.KeyForm;
import com.nocodo.vault.door.OrderForm;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.provider.fake.FakeScaleway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Everything here is refused at the door: before it is kept, and before any process is started for it.
class HostileInputTest {
    static final List<String> HOSTILE = List.of(
            "shop'; rm -rf / #",
            "\"shop\"",
            "$(reboot)",
            "`reboot`",
            "shop\nruncmd: [reboot]",
            "shop\r\nX-Injected: 1",
            "shop\u0000",
            "\u001b[2Jshop",
            "\u202eshop",
            "\ud800",
            "../../etc/passwd",
            "-rf",
            "{{ds.meta_data}}",
            "#cloud-config",
            "shop ",
            "ſhop",
            "x".repeat(2 << 20));

    private static final Map<String, String> GOOD =
            Map.of("access_key", FakeScaleway.ACCESS_KEY, "secret_key", FakeScaleway.SECRET, "project", "");

    @TempDir
    Path home;

    private TestHolding holder;
    private VaultApi vault;

    @BeforeEach
    void open() throws IOException {
        holder = new TestHolding(home);
        vault = holder.connect();
        vault.create(PASSWORD);
    }

    @AfterEach
    void end() {
        holder.close();
    }

    private static void isRefused(ThrowingCallable act, String hostile) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isIn(Problem.Code.INVALID, Problem.Code.NOT_FOUND))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
        assertThat(hostile).isNotNull();
    }

    private void nothingIsKeptOrStarted() {
        assertThat(vault.servers().all()).isEmpty();
        assertThat(vault.keys().all()).isEmpty();
        assertThat(home.resolve("vault/worker.log")).doesNotExist();
        assertThat(vault.verify()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void noServerIsOrderedByAHostileName(String hostile) {
        Stream.of(
                        new OrderForm("x", "fr-par-1", "DEV1-L", "debian-12", 40, hostile, null),
                        new OrderForm("x", "fr-par-1", "DEV1-L", hostile, 40, "shop", null),
                        new OrderForm(hostile, "fr-par-1", "DEV1-L", "debian-12", 40, "shop", null))
                .forEach(order -> {
                    isRefused(() -> vault.servers().create(order), hostile);
                    isRefused(() -> vault.servers().plan(order), hostile);
                });

        isRefused(() -> vault.servers().get(hostile), hostile);
        nothingIsKeptOrStarted();
    }

    @Test
    void noServerIsOrderedWithADiskThatNobodyHas() {
        for (var gigabytes : new int[] {Integer.MIN_VALUE, -1, 0, 9, 10_001, Integer.MAX_VALUE}) {
            var order = new OrderForm("x", "fr-par-1", "DEV1-L", "debian-12", gigabytes, "shop", null);
            isRefused(() -> vault.servers().create(order), "");
        }

        nothingIsKeptOrStarted();
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void noKeyIsKeptWithAHostileField(String hostile) throws Exception {
        for (var field : List.of("access_key", "secret_key", "project", "another")) {
            var fields = new HashMap<>(GOOD);
            fields.put(field, hostile);
            assertThatThrownBy(() -> vault.keys().add(new KeyForm("scaleway", "main", fields)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageNotContaining(hostile);
        }
        isRefused(() -> vault.keys().add(new KeyForm(hostile, "main", GOOD)), hostile);
        isRefused(() -> vault.keys().check(hostile), hostile);

        nothingIsKeptOrStarted();
        assertThat(Files.readString(home.resolve("vault/vault.db"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(hostile);
    }

    @Test
    void aKeysNameIsALineThatMayBeShown() {
        for (var name : List.of("", "   ", "a\nb", "a\u0000b", "\u001b[31mred", "\u202egnp.exe", "x".repeat(81))) {
            isRefused(() -> vault.keys().add(new KeyForm("scaleway", name, GOOD)), name);
        }

        var kept = vault.keys().add(new KeyForm("scaleway", "Müller & Söhne; $(x) 'main' 店", GOOD));

        assertThat(kept.name()).isEqualTo("Müller & Söhne; $(x) 'main' 店");
        assertThat(vault.keys().all()).hasSize(1);
    }

    /// More than one line of the protocol may have is not even sent.
    @Test
    void tenMegabytesAreRefusedAndTheConnectionGoesOn() {
        var huge = "x".repeat(10 << 20);

        assertThatThrownBy(() -> vault.keys().add(new KeyForm("scaleway", huge, GOOD)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a line has at most");
        assertThatThrownBy(() -> vault.changePassword(huge, huge)).isInstanceOf(ProblemException.class);

        nothingIsKeptOrStarted();
    }
}
