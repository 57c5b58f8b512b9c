package com.nocodo.operator.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.preview.AppData;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportingTest {
    @TempDir
    Path folder;

    private Place place;

    @BeforeEach
    void project() throws Exception {
        place = new Place(folder.resolve("home")).withProject();
    }

    @AfterEach
    void close() {
        place.close();
    }

    private void refused(Path file, String sentence) {
        assertThatThrownBy(() -> place.export(file)).hasMessageContaining(sentence);
        assertThat(folder.toFile().list()).containsExactly("home");
    }

    @Test
    void theFileHasEverythingIsOursAloneAndNamedAfterTheProject() throws Exception {
        var report = place.operator().export("boats", folder, step -> {});

        var file = folder.resolve("boats.nocodo");
        assertThat(report.file()).isEqualTo(file.toString());
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.uploads()).isEqualTo(1);
        assertThat(report.notes()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var entries = Parcels.entries(file);
        assertThat(entries)
                .containsOnlyKeys(
                        "repository.bundle",
                        "data/app.db",
                        "data/files/7",
                        "owner-password",
                        "history.json",
                        "contents.json");
        assertThat(new String(Objects.requireNonNull(entries.get("data/files/7"))))
                .isEqualTo(Place.UPLOAD);
        assertThat(place.events().after(Place.ID, report.events(), 10))
                .extracting(record -> record.event())
                .containsExactly(new ProjectEvent.ProjectExported(file.toString(), report.events()));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("home", "boats.nocodo");
        assertThat(place.home().stateOf(Place.ID).toFile().list())
                .doesNotContain("export", "export-staging", ".export.new");
    }

    /// What is counted is what is in the file, whatever is written meanwhile.
    @Test
    void theDataIsOfOneMomentWhileTheApplicationWrites() throws Exception {
        var done = new AtomicBoolean();
        try (var pool = Executors.newSingleThreadExecutor()) {
            var writing = pool.submit(() -> {
                for (int n = 0; !done.get(); n++) {
                    place.write("INSERT INTO boats (name) VALUES ('a%d'), ('b%d')".formatted(n, n));
                }
                return null;
            });
            try {
                for (int n = 0; n < 5; n++) {
                    var file = place.export(folder.resolve(n + ".nocodo"));
                    var entries = Parcels.entries(file);
                    var copy = new AppData(Files.createDirectories(folder.resolve("copy" + n)));
                    Files.write(copy.database(), Objects.requireNonNull(entries.get("data/app.db")));

                    assertThat(copy.whole()).isTrue();
                    assertThat(copy.rows())
                            .isEqualTo(History.read(Objects.requireNonNull(entries.get("history.json")))
                                    .rows());
                    assertThat(copy.rows().getOrDefault("boats", 1L) % 2).isZero();
                }
            } finally {
                done.set(true); // the pool waits for its work
            }
            writing.get();
        }
    }

    @Test
    void aFileIsNotWrittenOver() throws Exception {
        var file = Files.writeString(folder.resolve("mine.nocodo"), "mine");

        assertThatThrownBy(() -> place.export(file)).hasMessageContaining("is there already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void whereNothingCanBeWrittenIsSaidSo() {
        refused(folder.resolve("no/such.nocodo"), "There is no folder");
        refused(folder.resolve("x".repeat(254)), "cannot be written");
        assertThat(place.home().stateOf(Place.ID).resolve("export")).doesNotExist();
    }

    @Test
    void whatIsNotProvenStaysHere() {
        place.db().sql().sql("UPDATE project SET state = 'BLOCKED'").update();

        refused(folder.resolve("b.nocodo"), "not proven yet");
    }

    @Test
    void anEditedSpecIsAppliedFirst() throws Exception {
        Files.writeString(place.repository().resolve("nocodo.yaml"), "nocodo: 1");

        refused(folder.resolve("b.nocodo"), "not applied yet");
    }

    @Test
    void aChangeThatWasCutShortIsPutRightFirst() throws Exception {
        Files.writeString(place.home().stateOf(Place.ID).resolve("change"), "c1\nREADY\nWRITING\ntrue\n\n");

        refused(folder.resolve("b.nocodo"), "nocodo apply boats --dry-run");
    }

    @Test
    void aLinkInTheRepositoryIsNamed() throws Exception {
        Files.createSymbolicLink(place.repository().resolve("passwords"), Path.of("/nowhere/at-all"));

        refused(folder.resolve("b.nocodo"), "'passwords' in the repository is a link");
    }

    @Test
    void whatWasEditedByHandGoesAlong() throws Exception {
        Files.writeString(place.repository().resolve("NOTES.md"), "by hand");

        var entries = Parcels.entries(place.export(folder.resolve("b.nocodo")));

        var bundle = Files.write(folder.resolve("b.bundle"), Objects.requireNonNull(entries.get("repository.bundle")));
        place.git("clone", "--quiet", bundle.toString(), folder.resolve("clone").toString());
        assertThat(folder.resolve("clone/NOTES.md")).hasContent("by hand");
    }

    @Test
    void anUploadWhoseFileIsGoneIsSaidSo() throws Exception {
        Files.delete(place.data().resolve("files/7"));

        var report = place.operator().export("boats", folder, step -> {});

        assertThat(report.notes()).containsExactly("The file of upload 7 is gone, so only its row is exported.");
        assertThat(report.uploads()).isZero();
    }

    @Test
    void dataThatAChangeLeftIsNotForgotten() throws Exception {
        var kept = new AppData(place.home().stateOf(Place.ID).resolve("kept-3"));
        new AppData(place.data()).snapshot(kept);

        assertThat(Parcels.entries(place.export(folder.resolve("b.nocodo")))).containsKey("kept/1/app.db");
    }
}
