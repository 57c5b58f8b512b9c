package com.nocodo.vault.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultFolderTest {
    @TempDir
    Path temp;

    @Test
    void whatIsMadeIsClosedToOthers() throws Exception {
        try (var folder = VaultFolder.claim(temp.resolve("a/vault"));
                var database = folder.open()) {
            database.write(() -> database.sql()
                    .sql("INSERT INTO inbox (at, event, times) VALUES (1, 'a', 1)")
                    .update());
            assertThat(mode(temp.resolve("a/vault"))).isEqualTo("rwx------");
            for (var name : new String[] {"vault.db", "vault.db-wal", "vault.db-shm", "vault.lock"}) {
                assertThat(mode(temp.resolve("a/vault").resolve(name))).as(name).isEqualTo("rw-------");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwx-----x", "rwx---r--"})
    void aFolderThatOthersCanReachIsRefusedWithTheCommandThatMendsIt(String mode) throws Exception {
        var folder = temp.resolve("vault");
        VaultFolder.claim(folder).close();
        chmod(folder, mode);

        assertThatThrownBy(() -> VaultFolder.claim(folder))
                .hasMessageContaining("Run `chmod 700 " + folder.toRealPath() + "`");
        chmod(folder, "rwx------");
        VaultFolder.claim(folder).close();
    }

    @ParameterizedTest
    @CsvSource({"vault.db, rw-r-----", "vault.lock, rw----r--", "vault.db-wal, rw--w----"})
    void aFileThatOthersCanReachIsRefused(String name, String mode) throws Exception {
        var folder = temp.resolve("vault");
        VaultFolder.claim(folder).close();
        Files.writeString(folder.resolve(name), "");
        chmod(folder.resolve(name), mode);

        assertThatThrownBy(() -> VaultFolder.claim(folder)).hasMessageContaining("Run `chmod 600 ");
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        var folder = temp.resolve("vault");
        VaultFolder.claim(folder).close();
        Files.createSymbolicLink(folder.resolve("vault.db"), Files.createFile(temp.resolve("elsewhere")));

        assertThatThrownBy(() -> VaultFolder.claim(folder)).hasMessageContaining("is a link");
    }

    @Test
    void oneProcessHoldsAFolderOnce() {
        try (var _ = VaultFolder.claim(temp.resolve("vault"))) {
            assertThatThrownBy(() -> VaultFolder.claim(temp.resolve("vault")))
                    .hasMessageContaining("is open in this very process");
        }
        VaultFolder.claim(temp.resolve("vault")).close();
    }

    @Test
    void theDatabaseIsSetAsItMustBe() {
        try (var folder = VaultFolder.claim(temp.resolve("vault"));
                var database = folder.open()) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("2"); // FULL
            assertThat(pragma(database, "secure_delete")).isEqualTo("1");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(database, "trusted_schema")).isEqualTo("0");
            assertThat(pragma(database, "temp_store")).isEqualTo("2"); // MEMORY
        }
    }

    @Test
    void theMigrationsThatAreNamedAreThoseThatThereAre() throws Exception {
        var place = Path.of(VaultFolderTest.class
                .getClassLoader()
                .getResource(VaultDatabase.PLACE)
                .toURI());
        try (var files = Files.list(place)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(VaultDatabase.MIGRATIONS);
        }
    }

    @Test
    void whatIsNoDatabaseIsRefusedInWords() throws Exception {
        try (var folder = VaultFolder.claim(temp.resolve("vault"))) {
            Files.writeString(VaultFolder.made(folder.file()), "this is not a database, it is a text of some length");

            assertThatThrownBy(folder::open)
                    .hasMessageContaining("cannot be read")
                    .hasMessageContaining("backup");
        }
    }

    private static String pragma(VaultDatabase database, String name) {
        return database.sql().sql("PRAGMA " + name).query(String.class).single();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
