package com.nocodo.operator.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An application may put links into its folder; the operator can read more than the application.
class AppDataLinksTest {
    @TempDir
    Path folder;

    private AppData other = new AppData(Path.of("other"));
    private AppData ours = new AppData(Path.of("ours"));

    @BeforeEach
    void make() throws Exception {
        other = new AppData(Files.createDirectory(folder.resolve("other")));
        ours = new AppData(Files.createDirectory(folder.resolve("ours")));
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + other.database());
                var statement = db.createStatement()) {
            statement.execute("CREATE TABLE pupils (id INTEGER PRIMARY KEY)");
            statement.execute("INSERT INTO pupils VALUES (1)");
        }
    }

    @Test
    void aDatabaseIsReadWhereItIsOne() throws Exception {
        assertThat(other.rows()).containsEntry("pupils", 1L);
    }

    @Test
    void aLinkToAnotherDatabaseIsNotFollowed() throws Exception {
        Files.createSymbolicLink(ours.database(), other.database());

        assertThatThrownBy(ours::rows).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> ours.snapshot(new AppData(folder.resolve("copy"))))
                .isInstanceOf(SQLException.class);
        assertThat(ours.whole()).isFalse();
    }

    @Test
    void aHomeThatIsReachedByALinkIsReadAsEver() throws Exception {
        var linked = Files.createSymbolicLink(folder.resolve("linked"), other.folder());

        assertThat(new AppData(linked).rows()).containsEntry("pupils", 1L);
    }

    @Test
    void anUploadThatIsALinkIsNone() throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "x");
        Files.createDirectory(ours.uploads());
        Files.createSymbolicLink(ours.uploads().resolve("7"), secret);
        Files.writeString(ours.uploads().resolve("8"), "mine");

        assertThat(ours.upload(7)).isEmpty();
        assertThat(ours.upload(8)).isPresent();

        Files.createSymbolicLink(other.uploads(), ours.uploads());
        assertThat(other.upload(8)).isEmpty();
    }
}
