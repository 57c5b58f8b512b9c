package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.vault.audit.AuditEntry;
import com.nocodo.vault.crypto.CheapDerivation;
import com.nocodo.vault.door.ArrivalView;
import com.nocodo.vault.door.IssuerView;
import com.nocodo.vault.door.LoginView;
import com.nocodo.vault.safe.Means;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Unlocking;
import com.nocodo.vault.safe.Uptime;
import com.nocodo.vault.safe.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom the vault belongs to at an issuer, who came in last, and for how long that counts.
class LoginsTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final IssuerView ISSUER = new IssuerView("https://nocodo.com", "vault");
    private static final IssuerView OTHER = new IssuerView("https://issuer.example", "vault");
    private static final ArrivalView ADA = new ArrivalView(ISSUER, "subject-of-ada", "ada@example.org");
    private static final ArrivalView EVE = new ArrivalView(ISSUER, "subject-of-eve", "eve@example.org");

    @TempDir
    Path folder;

    private final Time time = new Time();
    private Vault vault;
    private Safe safe;
    private Logins logins;

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2027-03-01T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void aVaultThatAsks() {
        vault = Vault.open(folder, means());
        safe = vault.create(PASSWORD.toCharArray()).safe();
        logins = new Logins(vault, time);
        logins.require(safe, ISSUER);
    }

    private Means means() {
        return new Means(new CheapDerivation(), time, Uptime.ofThisMachine(), new SecureRandom());
    }

    @AfterEach
    void close() {
        vault.close();
    }

    /// What a lock does: a fresh process.
    private void lock() {
        vault.close();
        vault = Vault.open(folder, means());
        logins = new Logins(vault, time);
    }

    private void unlock() {
        safe = ((Unlocking.Unlocked) vault.unlock(PASSWORD.toCharArray())).safe();
        logins.opened(safe);
    }

    private LoginView locked() {
        return logins.view(Optional.empty());
    }

    private LoginView open() {
        return logins.view(Optional.of(safe));
    }

    private boolean arrive(ArrivalView who) {
        return logins.arrive(Optional.empty(), who);
    }

    private List<String> audit() {
        return safe.audit().entries(0, 1000).stream()
                .map(line -> (line.entry().type() == AuditEntry.Type.UNVOUCHED ? "?" : "")
                        + line.entry().verb())
                .filter(verb -> verb.contains("login"))
                .toList();
    }

    /// As somebody does who has the file.
    private void write(String statement) throws SQLException {
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("vault.db"));
                var change = raw.createStatement()) {
            assertThat(change.executeUpdate(statement)).isEqualTo(1);
        }
    }

    @Test
    void withoutAnIssuerNothingIsAskedFor() {
        logins.drop(safe);

        assertThat(locked()).isEqualTo(LoginView.NONE);
        assertThat(locked().wantsLogin()).isFalse();
        assertThatThrownBy(() -> arrive(ADA)).hasMessageContaining("another issuer");
        lock();
        unlock();
        assertThat(audit()).containsExactly("login.required", "login.dropped");
    }

    @Test
    void theIssuerIsKnownWhileTheVaultIsLocked() {
        lock();

        assertThat(locked()).isEqualTo(new LoginView(ISSUER, false, null, null));
        assertThat(locked().wantsLogin()).isTrue();
    }

    @Test
    void whoComesInFirstAndGivesThePasswordIsWhomTheVaultBelongsTo() {
        lock();
        assertThat(arrive(EVE)).isTrue();
        assertThat(locked().bound()).isFalse();
        assertThat(arrive(ADA)).isTrue();
        unlock();
        assertThat(open()).isEqualTo(new LoginView(ISSUER, true, time.now.plus(Logins.COUNTS), "ada@example.org"));

        lock();
        assertThat(arrive(EVE)).isFalse();
        assertThat(arrive(ADA)).isTrue();
        unlock();
        assertThat(audit())
                .containsExactly(
                        "login.required", "?login.in", "?login.in", "login.bound", "?login.other-account", "?login.in");
    }

    @Test
    void whoComesInWhileTheVaultIsOpenIsBoundAtOnce() {
        assertThat(logins.arrive(Optional.of(safe), ADA)).isTrue();

        assertThat(open().account()).isEqualTo("ada@example.org");
        assertThat(logins.arrive(Optional.of(safe), EVE)).isFalse();
        assertThat(audit()).containsExactly("login.required", "login.in", "login.bound", "login.other-account");
    }

    /// Who opens it days later may be somebody else.
    @Test
    void thePasswordHasToFollowSoon() {
        lock();
        arrive(EVE);
        time.now = time.now.plus(Duration.ofMinutes(15));
        unlock();

        assertThat(open().bound()).isFalse();
    }

    /// Somebody who can write the file could write there that they came in; that binds nothing.
    @Test
    void whatOnlyTheFileSaysBindsNothing() {
        lock();
        arrive(EVE);
        lock();
        unlock();

        assertThat(open().bound()).isFalse();
    }

    @Test
    void theNameIsToldToNobodyWhoHasNotGivenThePasswordAndIsNotInTheFile() throws Exception {
        logins.arrive(Optional.of(safe), ADA);
        lock();

        assertThat(locked().account()).isNull();
        var file = new StringBuilder();
        for (var name : List.of("vault.db", "vault.db-wal")) {
            if (Files.exists(folder.resolve(name))) {
                file.append(Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(file.toString()).contains(ISSUER.issuer()).doesNotContain("ada@example.org", "subject-of-ada");
    }

    @Test
    void aLoginCountsForSevenDaysWithoutTheIssuerAndAcrossLocks() {
        lock();
        arrive(ADA);
        unlock();
        var until = time.now.plus(Duration.ofDays(7));

        lock();
        assertThat(locked().until()).isEqualTo(until);
        time.now = until.minusSeconds(1);
        assertThat(locked().wantsLogin()).isFalse();
        time.now = until;
        assertThat(locked().wantsLogin()).isTrue();
    }

    @Test
    void aLoginOfTheFutureCountsNot() {
        arrive(ADA);
        time.now = time.now.minus(Duration.ofMinutes(6));

        assertThat(locked().wantsLogin()).isTrue();
    }

    @Test
    void signingOutEndsIt() {
        arrive(ADA);
        logins.signOut();

        assertThat(locked().wantsLogin()).isTrue();
        logins.signOut();
        assertThat(audit()).containsExactly("login.required", "login.in", "login.out");
    }

    @Test
    void anotherIssuerOrClientBeginsAnew() {
        logins.arrive(Optional.of(safe), ADA);

        logins.require(safe, ISSUER); // the same one changes nothing
        assertThat(open().bound()).isTrue();
        logins.require(safe, OTHER);
        assertThat(open()).isEqualTo(new LoginView(OTHER, false, null, null));
        assertThatThrownBy(() -> arrive(ADA)).hasMessageContaining("another issuer");
        logins.require(safe, new IssuerView(OTHER.issuer(), "another-client"));
        assertThat(open().wantsLogin()).isTrue();
    }

    @Test
    void anotherAccountIsLetInWhereThePersonSaysSo() {
        logins.arrive(Optional.of(safe), ADA);
        logins.unbind(safe);

        assertThat(open()).isEqualTo(new LoginView(ISSUER, false, null, null));
        assertThat(logins.arrive(Optional.of(safe), EVE)).isTrue();
        assertThat(open().account()).isEqualTo("eve@example.org");
        logins.drop(safe);
        assertThatThrownBy(() -> logins.unbind(safe)).hasMessageContaining("asks no issuer");
    }

    @Test
    void anAccountThatIsCalledOtherwiseByNowIsTheSame() {
        logins.arrive(Optional.of(safe), ADA);
        logins.arrive(
                Optional.of(safe), new ArrivalView(ISSUER, ADA.subject(), "ada\u202e@new.example\n" + "x".repeat(99)));

        assertThat(open().account()).startsWith("ada @new.example x").hasSize(80);
    }

    @Test
    void aNoticeThatIsNoneLeadsToTheVaultsOwnRefusal() throws Exception {
        for (var text : List.of("x", "{}", "null", "{\"issuer\":{\"issuer\":\"javascript:1\",\"client_id\":\"x\"}}")) {
            write("UPDATE notice SET text = '%s'".formatted(text));
            lock();

            assertThat(locked()).as(text).isEqualTo(LoginView.NONE);
            assertThat(vault.unlock(PASSWORD.toCharArray()))
                    .isInstanceOfSatisfying(
                            Unlocking.Damaged.class,
                            damaged -> assertThat(damaged.sentence()).contains("notice/login"));
        }
    }

    /// Somebody who can write the file has a person sign in elsewhere. That leads to the question for the password,
    /// and then the vault says what was changed, and stays locked.
    @Test
    void anIssuerThatSomebodyPutThereGetsAsFarAsThePasswordWhichOpensNothingThen() throws Exception {
        logins.arrive(Optional.of(safe), ADA);
        write("UPDATE notice SET text = replace(text, 'nocodo.com', 'evil.example')");
        lock();
        var evil = new IssuerView("https://evil.example", "vault");
        assertThat(locked().issuer()).isEqualTo(evil);
        assertThat(locked().account()).isNull();
        assertThat(arrive(new ArrivalView(evil, ADA.subject(), "ada"))).isFalse();

        assertThat(vault.unlock(PASSWORD.toCharArray()))
                .isInstanceOfSatisfying(
                        Unlocking.Damaged.class,
                        damaged -> assertThat(damaged.sentence()).contains("notice/login is not as it was written"));
    }

    @Test
    void whoIsPutIntoTheFileInTheAccountsPlaceIsNoticedAndForgotten() throws Exception {
        logins.arrive(Optional.of(safe), ADA);
        write("UPDATE arrival SET account = x'" + "11".repeat(32) + "'");
        lock();

        assertThat(locked().wantsLogin()).isTrue();
        unlock();
        assertThat(audit()).contains("login.changed-outside");
        assertThat(open().until()).isNull();
    }

    @Test
    void whyALoginCameToNothingIsAWordInTheAuditLog() {
        logins.noteRefused("cut-off");
        logins.noteWithout();

        assertThat(audit()).containsExactly("login.required", "login.refused.cut-off", "login.without");
        assertThatThrownBy(() -> logins.noteRefused("Any text\nat all")).hasMessageContaining("Not a reason");
    }
}
