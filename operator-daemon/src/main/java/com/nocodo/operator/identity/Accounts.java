package com.nocodo.operator.identity;

import com.nocodo.operator.home.Commits;
import com.nocodo.operator.home.Database;
import com.nocodo.protocol.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// The people of an operator.
public final class Accounts {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;
    private static final String ADDRESS = "[^\\s@\\p{Cntrl}<>,;:\"]{1,64}@[^\\s@\\p{Cntrl}<>,;:\"]{1,190}";
    private static final Set<String> LANGUAGES = Set.of("en", "de");

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
            return found.orElseGet(() -> add("Owner", Role.OWNER, null, "en"));
        });
    }

    /// @param email where an owner knows it; whoever proves to have it is that person
    public Account add(String name, Role role, @Nullable String email, String language) {
        if (name.isBlank() || name.length() > 100) {
            throw Problem.invalid("A name has 1 to 100 characters.").toException();
        }
        if (!LANGUAGES.contains(language)) {
            throw Problem.invalid("'%.20s' is no language of ours; there are en and de.", language)
                    .toException();
        }
        var address = email == null || email.isBlank() ? null : checked(email.strip());
        var account = new Account("u_" + UUID.randomUUID(), address, name, role);
        db.transaction().executeWithoutResult(status -> {
            if (address != null) {
                refuseTaken(address, account);
            }
            db.sql()
                    .sql("""
                            INSERT INTO account (id, email, vouched, name, role, language, created_at)
                            VALUES (:id, :email, :vouched, :name, :role, :language, :at)
                            """)
                    .param("id", account.id())
                    .param("email", address)
                    .param("vouched", address == null ? 0 : 1)
                    .param("name", name)
                    .param("role", role.text())
                    .param("language", language)
                    .param("at", clock.instant().toString())
                    .update();
        });
        return account;
    }

    /// The account whose address an owner has said. What a member says of themselves does not count: anybody could name
    /// somebody else's address, and have that person come in to their account.
    public Optional<Account> vouchedFor(String email) {
        return db.sql()
                .sql("SELECT id, email, name, role FROM account WHERE email = :email AND vouched = 1")
                .param("email", email.strip())
                .query(Accounts::read)
                .optional();
    }

    /// The language that invitations are written in.
    String language(Account account) {
        return db.sql()
                .sql("SELECT language FROM account WHERE id = :id")
                .param("id", account.id())
                .query(String.class)
                .single();
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
        checked(email);
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw Problem.invalid("A password has %d to %d characters.", SHORTEST_PASSWORD, LONGEST_PASSWORD)
                    .toException();
        }
        var hash = hashing.encode(password);
        db.transaction().executeWithoutResult(status -> {
            refuseTaken(email, account);
            db.sql()
                    .sql("""
                            UPDATE account
                               SET vouched = CASE WHEN role = 'owner' THEN 1
                                                  WHEN email = :email THEN vouched
                                                  ELSE 0 END,
                                   email = :email, password = :password
                             WHERE id = :id
                            """)
                    .param("email", email)
                    .param("password", hash)
                    .param("id", account.id())
                    .update();
        });
    }

    private static String checked(String email) {
        if (!email.matches(ADDRESS)) {
            throw Problem.invalid("'%.60s' is not an email address.", email).toException();
        }
        return email;
    }

    private void refuseTaken(String email, Account account) {
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
    public void remove(Account account) {
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
