package com.nocodo.operator.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.protocol.AttachmentApi.AttachmentView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0};
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @TempDir
    Path folder;

    private Home home;
    private Database db;

    @BeforeEach
    void open() {
        home = Home.open(folder.resolve("home"), Map.of("NOCODO_CACHE", folder.toString()));
        db = Database.open(home.database());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Attachments at(Instant now, long largest) {
        return new Attachments(home, db, new SecureRandom(), Clock.fixed(now, ZoneOffset.UTC), largest);
    }

    private AttachmentView add(String name, byte[] content) {
        return at(NOW, 1_000_000).add(name, content.length, new ByteArrayInputStream(content), "ann");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aFileIsKeptWithItsHashAndComesBackAsItWas() throws Exception {
        var kept = add("C:\\Users\\ann\\bikes.csv", bytes("Name,Price\nA,1\n"));

        assertThat(kept.name()).isEqualTo("bikes.csv");
        assertThat(kept.kind()).isEqualTo("csv");
        assertThat(kept.sha256()).isEqualTo("10ddbdca89cad3fb0981730f8f1753e12a09fd24392ce4ec6074851fccaa6fd8");
        try (var content = at(NOW, 1).open(kept.id())) {
            assertThat(content.readAllBytes()).isEqualTo(bytes("Name,Price\nA,1\n"));
        }
    }

    @ParameterizedTest
    @CsvSource({"picture.csv, is named as something else", "page.png, is named as something else"})
    void theContentDecidesNotTheName(String name, String why) {
        var content = name.endsWith(".csv") ? PNG : bytes("a,b\n1,2\n");

        assertThatThrownBy(() -> add(name, content)).hasMessageContaining(why);
        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsNoTableAndNoPictureIsRefusedWithWhatToDo() throws Exception {
        assertThatThrownBy(() -> add("a.csv", bytes("<html><script>alert(1)</script>")))
                .hasMessageContaining("web page");
        assertThatThrownBy(() -> add("a.xlsx", bytes("PK\u0003\u0004 broken"))).hasMessageContaining("damaged");
        assertThatThrownBy(() -> add("a.xlsx", bomb())).hasMessageContaining("a.xlsx");
        assertThatThrownBy(() -> add("a.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>")))
                .hasMessageContaining("web page");
        assertThatThrownBy(() -> add("a.pdf", bytes("%PDF-1.7"))).hasMessageContaining("PDF");
        assertThatThrownBy(() -> add("", PNG)).hasMessageContaining("needs a name");
        assertThat(files()).isEmpty();
    }

    /// A workbook of a few kilobytes with a sheet of half a gigabyte.
    private static byte[] bomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(bytes("<Types/>"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1_000_000];
            for (int n = 0; n < 500; n++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }

    @Test
    void whatIsAnnouncedTooLargeIsRefusedBeforeAByteIsRead() {
        var never = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("a byte was read");
            }
        };

        assertThatThrownBy(() -> at(NOW, 25_000_000).add("a.csv", 2_000_000_000L, never, "ann"))
                .hasMessageContaining("up to 25 MB");
    }

    @Test
    void whatTurnsOutTooLargeIsRefusedWhileItComes() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                assertThat(given).isLessThan(2_000_000);
                return 'x';
            }
        };

        assertThatThrownBy(() -> at(NOW, 1_000_000).add("a.csv", -1, endless, "ann"))
                .hasMessageContaining("up to 1 MB");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatNobodyNamedIsGoneAfterADay() throws Exception {
        var kept = add("a.png", PNG);
        Files.setLastModifiedTime(
                home.root().resolve("attachments").resolve(kept.id()), java.nio.file.attribute.FileTime.from(NOW));

        at(NOW.plus(Duration.ofHours(23)), 1).sweep();
        assertThat(files()).hasSize(1);
        at(NOW.plus(Duration.ofHours(25)), 1).sweep();

        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> at(NOW, 1).get(kept.id())).hasMessageContaining("no file");
    }

    @Test
    void anIdIsNeverAPath() {
        assertThatThrownBy(() -> at(NOW, 1).open("../operator.db")).hasMessageContaining("no file");
    }

    private List<Path> files() {
        var attachments = home.root().resolve("attachments");
        if (!Files.exists(attachments)) {
            return List.of();
        }
        try (var list = Files.list(attachments)) {
            return list.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
