package com.nocodo.operator.identity;

import com.nocodo.operator.home.Commits;
import com.nocodo.operator.home.Database;
import com.nocodo.protocol.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// The people of an operator.
public final class Accounts {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private final Database db;
    private final Clock clock;
    private final Argon2PasswordEncoder hashing = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    public Accounts(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Commits commits() {
        return db.commits();
    }

    /// The first owner; made when there is none.
    public Account owner() {
        return db.transaction().execute(status -> {
            var found = db.sql().sql("""
                            SELECT id, email, name, role
                              FROM account
                             WHERE role = 'owner'
                             ORDER BY created_at, id
                             LIMIT 1
                            """).query(Accounts::read).optional();
            return found.orElseGet(() -> add("Owner", Role.OWNER));
        });
    }

    Account add(String name, Role role) {
        if (name.isBlank() || name.length() > 100) {
            throw Problem.invalid("A name has 1 to 100 characters.").toException();
        }
        var account = new Account("u_" + UUID.randomUUID(), null, name, role);
        db.sql()
                .sql("""
                        INSERT INTO account (id, name, role, created_at)
                        VALUES (:id, :name, :role, :at)
                        """)
                .param("id", account.id())
                .param("name", name)
                .param("role", role.text())
                .param("at", clock.instant().toString())
                .update();
        return account;
    }

    public Optional<Account> find(String id) {
        return db.sql()
                .sql("SELECT id, email, name, role FROM account WHERE id = :id")
                .param("id", id)
                .query(Accounts::read)
                .optional();
    }

    /// The account of an address and its password. It takes as long for an address that nobody has.
    Optional<Account> find(String email, String password) {
        var found = db.sql()
                .sql("SELECT id, password FROM account WHERE email = :email AND password IS NOT NULL")
                .param("email", email)
                .query((row, n) -> new Stored(row.getString("id"), row.getString("password")))
                .optional();
        var stored = found.map(Stored::hash).orElseGet(() -> Nobody.HASH);
        return hashing.matches(password, stored) ? found.flatMap(one -> find(one.id())) : Optional.empty();
    }

    /// How the person signs in without a link from now on.
    public void setPassword(Account account, String email, String password) {
        if (!email.matches("[^\\s@]{1,64}@[^\\s@]{1,190}")) {
            throw Problem.invalid("'%.60s' is not an email address.", email).toException();
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw Problem.invalid("A password has %d to %d characters.", SHORTEST_PASSWORD, LONGEST_PASSWORD)
                    .toException();
        }
        var hash = hashing.encode(password);
        db.transaction().executeWithoutResult(status -> {
            var taken = db.sql()
                    .sql("SELECT id FROM account WHERE email = :email AND id <> :id")
                    .param("email", email)
                    .param("id", account.id())
                    .query(String.class)
                    .optional();
            if (taken.isPresent()) {
                throw Problem.conflict("Somebody else has the address %s here.", email)
                        .toException();
            }
            db.sql()
                    .sql("UPDATE account SET email = :email, password = :password WHERE id = :id")
                    .param("email", email)
                    .param("password", hash)
                    .param("id", account.id())
                    .update();
        });
    }

    List<Account> all() {
        return db.sql()
                .sql("SELECT id, email, name, role FROM account ORDER BY created_at, id")
                .query(Accounts::read)
                .list();
    }

    void setRole(Account account, Role role) {
        db.transaction().executeWithoutResult(status -> {
            db.sql()
                    .sql("UPDATE account SET role = :role WHERE id = :id")
                    .param("role", role.text())
                    .param("id", account.id())
                    .update();
            refuseWithoutOwner();
        });
    }

    /// With its links, sessions and tokens.
    void remove(Account account) {
        db.transaction().executeWithoutResult(status -> {
            db.sql()
                    .sql("DELETE FROM account WHERE id = :id")
                    .param("id", account.id())
                    .update();
            refuseWithoutOwner();
        });
    }

    private void refuseWithoutOwner() {
        if (all().stream().noneMatch(one -> one.role() == Role.OWNER)) {
            throw Problem.conflict("This is the last owner. Make somebody else an owner first.")
                    .toException();
        }
    }

    static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("id"), row.getString("email"), row.getString("name"), Role.of(row.getString("role")));
    }

    private record Stored(String id, String hash) {}

    /// What is compared with where there is no account; a hash takes a while, so it is made when the first is asked
    /// for.
    private static final class Nobody {
        static final String HASH = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()
                .encode(UUID.randomUUID().toString());
    }
}
