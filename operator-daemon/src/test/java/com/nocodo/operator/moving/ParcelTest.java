package com.nocodo.operator.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no whole and honest file is refused with a sentence, before anything is unpacked.
class ParcelTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("shop.nocodo");
    }

    private static Map<String, byte[]> good() {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(EntryName.HISTORY, bytes("{}"));
        entries.put(EntryName.REPOSITORY, bytes("bundle"));
        entries.put(EntryName.upload(7), bytes("an upload"));
        return entries;
    }

    private static Map<String, byte[]> with(String name, byte[] content) {
        var entries = good();
        entries.put(name, content);
        return entries;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void refused(String sentence) {
        assertThatThrownBy(() -> {
                    try (var parcel = Parcel.open(file(), EntryName.PROJECT)) {
                        parcel.check(name -> {});
                    }
                })
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aGoodFileIsRead() throws Exception {
        Parcels.sealed(file(), good());

        try (var parcel = Parcel.open(file(), EntryName.PROJECT)) {
            parcel.check(name -> {});
            assertThat(parcel.bytes(EntryName.upload(7))).contains(bytes("an upload"));
        }
    }

    @Test
    void whatIsNotThereOrNoSuchFileIsSaidSo() throws Exception {
        refused("There is no file");
        Files.writeString(file(), "Dear Sir or Madam");
        refused("is no file that `nocodo project export` wrote");
        Files.writeString(file(), "");
        refused("is no file that `nocodo project export` wrote");
        Parcels.written(file(), Map.of("photo.jpg", bytes("jpg")));
        refused("an entry 'photo.jpg' that `nocodo project export` never writes");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
    void aFileThatWasCutOffIsSaidSo(double part) throws Exception {
        var whole = Files.readAllBytes(Parcels.sealed(file(), good()));
        Files.write(file(), Arrays.copyOf(whole, (int) (whole.length * part)));

        refused("cut off");
    }

    /// Whichever byte of the content flips.
    @Test
    void aDamagedFileIsSaidSo() throws Exception {
        var content = new byte[5_000];
        new java.util.Random(1).nextBytes(content);
        var whole = Files.readAllBytes(Parcels.sealed(file(), with(EntryName.DATABASE, content)));
        for (int at = 400; at < 5_000; at += 311) {
            var damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);

            refused("opy it again");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../.ssh/authorized_keys",
                "/etc/cron.d/job",
                "data/../../x",
                "C:\\Windows\\x",
                "..\\x",
                "data\\..\\..\\x"
            })
    void aNameThatLeadsOutIsRefused(String name) throws Exception {
        Parcels.sealed(file(), with(name, bytes("x")));

        refused("leads out of where it belongs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data/", "data/files/", "data/files/0", "data/files/7/x", "kept/1/app.db-wal", "hooks/x", ""})
    void anythingElseThatNoExportWritesIsRefused(String name) throws Exception {
        Parcels.sealed(file(), with(name, new byte[0]));

        refused("that `nocodo project export` never writes");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws Exception {
        Parcels.sealed(file(), with(EntryName.upload(8), bytes("another")));
        Parcels.renamed(file(), EntryName.upload(8), EntryName.upload(7));

        refused("two entries 'data/files/7'");
    }

    @Test
    void whatIsNotListedOrListedOtherwiseIsRefused() throws Exception {
        var sealed = Parcels.entries(Parcels.sealed(file(), good()));
        var more = new LinkedHashMap<>(sealed);
        more.put(EntryName.upload(9), bytes("smuggled in"));
        Parcels.written(file(), more);
        refused("'data/files/9' is not what is there");

        var less = new LinkedHashMap<>(sealed);
        less.remove(EntryName.upload(7));
        Parcels.written(file(), less);
        refused("'data/files/7' is not what is there");

        var other = new LinkedHashMap<>(sealed);
        other.put(EntryName.upload(7), bytes("an uplaod"));
        Parcels.written(file(), other);
        refused("'data/files/7' is not what is there");

        other.put(EntryName.upload(7), bytes("an upload and more"));
        Parcels.written(file(), other);
        refused("'data/files/7' is not what is there");
    }

    @Test
    void whatEveryProjectHasMustBeThere() throws Exception {
        var entries = good();
        entries.remove(EntryName.REPOSITORY);
        Parcels.sealed(file(), entries);

        refused("no repository.bundle");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"format":2,"product":"9.9","entries":[]} | written by a newer nocodo (9.9, format 2
        {"product":"9.9"}                         | does not say its format
        {"format":1,"entries":[null]}             | is not what is there
        {"format":1,"entries":[{"name":"x"}]}     | cannot be read
        {"format":1,"entries":{}}                 | cannot be read
        {"format":                                | cannot be read
        [1]                                       | does not say its format
        """)
    void whatIsSaidOfTheContentIsNotBelieved(String contents, String sentence) throws Exception {
        var entries = good();
        entries.put(Contents.NAME, bytes(contents));
        Parcels.written(file(), entries);

        refused(sentence);
    }

    @Test
    void whatUnpacksToFarMoreThanItCanHoldIsRefusedBeforeItIsUnpacked() throws Exception {
        Parcels.sealed(file(), with(EntryName.DATABASE, new byte[100_000_000]));

        refused("unpack to far more");
    }

    /// It says that it is small: what is behind that is not read.
    @Test
    void anEntryThatIsLargerThanItSaysIsNotReadToItsEnd() throws Exception {
        var entries = with(EntryName.DATABASE, new byte[100_000_000]);
        var sealed = Parcels.entries(Parcels.sealed(file(), good()));
        entries.put(
                Contents.NAME,
                bytes(new String(Objects.requireNonNull(sealed.get(Contents.NAME)), StandardCharsets.UTF_8)
                        .replace("[{", "[{\"name\":\"data/app.db\",\"bytes\":3,\"sha256\":\"0\"},{")));
        Parcels.written(file(), entries);

        refused("'data/app.db' is not what is there");
    }
}
