package com.nocodo.vault.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.entry.Entrance.Redeemed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntranceTest {
    private static final Instant NOW = Instant.parse("2026-11-28T16:00:00Z");

    @TempDir
    Path vault;

    private Entrance entrance;

    @BeforeEach
    void open() {
        entrance = at(NOW);
        entrance.clear();
    }

    private Entrance at(Instant when) {
        return new Entrance(vault, Clock.fixed(when, ZoneOffset.UTC), new SecureRandom());
    }

    @Test
    void aLinkIsGoodOnceAndTheSecondUseIsNoticed() {
        var link = entrance.newLink();

        assertThat(entrance.redeem(link)).isEqualTo(Redeemed.LET_IN);
        assertThat(entrance.redeem(link)).isEqualTo(Redeemed.USED_BEFORE);
        assertThat(at(NOW).redeem(link)).isEqualTo(Redeemed.USED_BEFORE); // in the process that takes this one's place
    }

    @Test
    void ofManyWhoComeWithTheSameLinkOneIsLetIn() throws Exception {
        var link = entrance.newLink();
        Callable<Redeemed> comes = () -> entrance.redeem(link);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads.invokeAll(Collections.nCopies(20, comes)).stream()
                    .map(one -> one.resultNow())
                    .toList();

            assertThat(outcomes).filteredOn(one -> one == Redeemed.LET_IN).hasSize(1);
            assertThat(outcomes).doesNotContain(Redeemed.UNKNOWN);
        }
    }

    @Test
    void aLinkIsGoodForAnHour() {
        var first = entrance.newLink();
        var second = entrance.newLink();

        assertThat(at(NOW.plus(Duration.ofMinutes(60))).redeem(first)).isEqualTo(Redeemed.LET_IN);
        assertThat(at(NOW.plus(Duration.ofMinutes(61))).redeem(second)).isEqualTo(Redeemed.TOO_OLD);
    }

    @Test
    void whatWasNeverMadeIsUnknown() {
        entrance.newLink();

        for (var made : new String[] {"", "x", "../entrance", "a".repeat(10_000)}) {
            assertThat(entrance.redeem(made)).isEqualTo(Redeemed.UNKNOWN);
            assertThat(entrance.knows(made)).isFalse();
        }
    }

    @Test
    void whoReadsTheFolderCannotComeInByIt() throws IOException {
        var link = entrance.newLink();
        var browser = entrance.newBrowser();

        assertThat(entrance.knows(browser)).isTrue();
        try (var files = Files.walk(vault)) {
            for (var file : files.toList()) {
                assertThat(file.toString()).doesNotContain(link, browser);
                if (Files.isRegularFile(file)) {
                    assertThat(Files.readString(file, StandardCharsets.UTF_8)).doesNotContain(link, browser);
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                    assertThat(entrance.redeem(file.getFileName().toString())).isEqualTo(Redeemed.UNKNOWN);
                }
            }
        }
    }

    @Test
    void afterTheNextStartNothingOfBeforeIsGood() {
        var link = entrance.newLink();
        var browser = entrance.newBrowser();

        entrance.clear();

        assertThat(entrance.redeem(link)).isEqualTo(Redeemed.UNKNOWN);
        assertThat(entrance.knows(browser)).isFalse();
    }
}
