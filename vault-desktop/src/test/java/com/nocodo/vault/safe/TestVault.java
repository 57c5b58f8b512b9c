package com.nocodo.vault.safe;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.crypto.CheapDerivation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// What tests of a vault need: a derivation they can afford, a clock they can set, and the file as a thief sees it.
final class TestVault {
    static final String PASSWORD = "correct horse battery";

    private TestVault() {}

    record Token(String token, int limitEur) {}

    static final Kind<Token> TOKEN = Kind.of("provider-key", Token.class);

    static Means means() {
        return new Time().means();
    }

    static char[] password() {
        return PASSWORD.toCharArray();
    }

    static Safe unlocked(Vault vault) {
        var unlocking = vault.unlock(password());
        assertThat(unlocking).isInstanceOf(Unlocking.Unlocked.class);
        return ((Unlocking.Unlocked) unlocking).safe();
    }

    static Connection raw(Path folder) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("vault.db"));
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA ignore_check_constraints = ON");
            statement.execute("PRAGMA busy_timeout = 5000");
        }
        return connection;
    }

    static void sql(Path folder, String... statements) throws SQLException {
        try (var connection = raw(folder);
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    /// A clock and an uptime that stand still until somebody moves them.
    static final class Time extends Clock implements Uptime {
        private Instant now = Instant.parse("2027-03-01T10:00:00Z");
        private Duration since = Duration.ofHours(1);
        private String boot = "boot-1";

        Means means() {
            return new Means(new CheapDerivation(), this, this, new SecureRandom());
        }

        /// As time does.
        void pass(Duration time) {
            now = now.plus(time);
            since = since.plus(time);
        }

        /// As somebody who sets the clock does.
        void jump(Duration time) {
            now = now.plus(time);
        }

        void reboot() {
            boot = boot + "+";
            since = Duration.ofSeconds(20);
        }

        @Override
        public Reading now() {
            return new Reading(boot, since);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
