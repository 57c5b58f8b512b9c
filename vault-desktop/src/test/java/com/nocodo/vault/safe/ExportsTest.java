package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.TOKEN;
import static com.nocodo.vault.safe.TestVault.means;
import static com.nocodo.vault.safe.TestVault.password;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.crypto.CheapDerivation;
import com.nocodo.vault.crypto.EnvelopeByteEncryptor;
import com.nocodo.vault.safe.TestVault.Token;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportsTest {
    private static final String OTHER = "password of the export";

    @TempDir
    Path folder;

    @TempDir
    Path laptop;

    @TempDir
    Path stick;

    private Vault vault;
    private Safe safe;

    @BeforeEach
    void aVault() {
        vault = Vault.open(folder, means());
        safe = vault.create(password()).safe();
        safe.items().put(TOKEN, "a", "Label A", new Token("canary-a", 1), Write.NEW);
        safe.items().put(TOKEN, "a", "Label A", new Token("canary-a", 2), 1);
        safe.journal("op").append("one".getBytes(UTF_8));
        safe.journal("op").append("two".getBytes(UTF_8));
    }

    @AfterEach
    void end() {
        vault.close();
    }

    @Test
    void anExportMakesANewLaptopWhatTheOldOneWas() throws Exception {
        var file = export();

        try (var fresh = Vault.open(laptop, means())) {
            var there = fresh.create("password of the laptop".toCharArray()).safe();
            there.importFrom(file, OTHER.toCharArray());

            var item = there.items().get(TOKEN, "a");
            assertThat(item.body()).isEqualTo(new Token("canary-a", 2));
            assertThat(item.revision()).isEqualTo(2);
            assertThat(item.label()).isEqualTo("Label A");
            assertThat(there.journal("op").all()).containsExactly("one".getBytes(UTF_8), "two".getBytes(UTF_8));
            assertThat(there.journals()).anyMatch(id -> id.startsWith("audit@"));
            assertThat(there.verify()).isEmpty();
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("canary", "Label");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsThereAlreadyIsNotOverwrittenAndNothingIsHalfImported() {
        var file = export();

        try (var fresh = Vault.open(laptop, means())) {
            var there = fresh.create(password()).safe();
            there.journal("op").append("mine".getBytes(UTF_8));

            assertThatThrownBy(() -> there.importFrom(file, OTHER.toCharArray()))
                    .hasMessage("The journal op is here already, so nothing was imported");
            assertThat(there.items().list(TOKEN)).isEmpty();
            assertThat(there.verify()).isEmpty();
        }
        assertThatThrownBy(() -> safe.importFrom(file, OTHER.toCharArray())).hasMessageContaining("is here already");
    }

    @Test
    @Tag("slow")
    void anExportOpensOnlyWithItsOwnPasswordAndNoByteOfItMayChange() throws Exception {
        var file = export();
        var whole = Files.readAllBytes(file);

        assertThatThrownBy(() -> safe.importFrom(file, password()))
                .hasMessage("This export does not open with this password");
        for (int i = 0; i < whole.length; i++) {
            var changed = whole.clone();
            changed[i] ^= (byte) (1 << i % 8);
            refuses(changed, "byte " + i);
        }
        for (int length : new int[] {0, 4, 20, whole.length - 17, whole.length - 1}) {
            refuses(Arrays.copyOf(whole, length), "cut at " + length);
        }
    }

    /// Else a file by mail could take all memory, or have a password guessed cheaply.
    @Test
    void parametersOutOfBoundsAreRefusedBeforeTheyCostAnything() throws Exception {
        var whole = Files.readAllBytes(export());

        for (int memory : new int[] {8, 19 * 1024 - 1, 1024 * 1024 + 1, Integer.MAX_VALUE, -1}) {
            var changed = whole.clone();
            ByteBuffer.wrap(changed).putInt(4, memory);
            var file = Files.write(stick.resolve("m" + memory), changed);
            assertThatThrownBy(() -> safe.importFrom(file, OTHER.toCharArray()))
                    .hasMessageStartingWith("A key made with " + memory + " KiB");
        }
    }

    @Test
    void anExportNeedsAGoodPasswordAndAFreePlace() throws Exception {
        assertThatThrownBy(() -> safe.export(stick.resolve("e"), "short".toCharArray()))
                .hasMessageContaining("too short");
        Files.writeString(stick.resolve("taken"), "mine");

        assertThatThrownBy(() -> safe.export(stick.resolve("taken"), OTHER.toCharArray()))
                .hasMessageContaining("there is a file of this name already");
        assertThatThrownBy(() -> safe.export(stick.resolve("no/such/folder"), OTHER.toCharArray()))
                .isInstanceOf(ProblemException.class);
        assertThat(stick.toFile().list()).containsExactly("taken");
        assertThat(Files.readString(stick.resolve("taken"))).isEqualTo("mine");
    }

    @Test
    void aBackupIsAWholeVaultThatNeedsItsPassword() throws Exception {
        var file = stick.resolve("backup.db");
        safe.backup(file);
        safe.items().delete(TOKEN, "a", 2);

        try (var restored = Vault.open(laptop, means())) {
            restored.restore(file);
            assertThat(restored.unlock(OTHER.toCharArray())).isInstanceOf(Unlocking.WrongPassword.class);
            var there = TestVault.unlocked(restored);
            assertThat(there.items().get(TOKEN, "a").body().limitEur()).isEqualTo(2);
            assertThat(there.verify()).isEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(laptop.resolve("vault.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aBackupIsNotPutOverAVaultAndWhatIsNoneIsRefused() throws Exception {
        var file = stick.resolve("backup.db");
        safe.backup(file);
        assertThatThrownBy(() -> vault.restore(file)).hasMessageContaining("nothing is overwritten");

        try (var fresh = Vault.open(laptop, means())) {
            Files.writeString(stick.resolve("text"), "no database at all, only a text that is long enough to read");
            assertThatThrownBy(() -> fresh.restore(stick.resolve("text"))).isInstanceOf(ProblemException.class);
            Files.createFile(stick.resolve("empty"));
            assertThatThrownBy(() -> fresh.restore(stick.resolve("empty"))).hasMessageContaining("is no backup");
            assertThatThrownBy(() -> fresh.restore(stick.resolve("missing"))).isInstanceOf(ProblemException.class);
            assertThat(fresh.exists()).isFalse();
            fresh.restore(file);
            assertThat(fresh.exists()).isTrue();
        }
    }

    /// Somebody who gives a file and its password to another person wrote what is in it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "no json",
                "{'format':2,'vault':'v','at':'2027-01-01T00:00:00Z','items':[],'journals':[]}",
                "{'format':1,'vault':'v','at':'2027-01-01T00:00:00Z','items':[null],'journals':[]}",
                "{'format':1,'vault':'v','at':'2027-01-01T00:00:00Z','items':[],'journals':[{'id':'audit','entries':['']}]}",
                "{'format':1,'vault':'v','at':'2027-01-01T00:00:00Z','items':[],'journals':[{'id':'../x','entries':['']}]}",
                "{'format':1,'vault':'v','at':'2027-01-01T00:00:00Z','journals':[],'items':[{'kind':'vault.recovery',"
                        + "'id':'code','revision':1,'label':'','body':'','created':1,'updated':1}]}",
                "{'format':1,'vault':'v','at':'2027-01-01T00:00:00Z','journals':[],'items':[{'kind':'Bad kind',"
                        + "'id':'a','revision':1,'label':'','body':'','created':1,'updated':1}]}",
                "{'format':1,'vault':'v','at':'2027-01-01T00:00:00Z','journals':[],'items':[{'kind':'a',"
                        + "'id':'a','revision':-1,'label':'','body':'','created':1,'updated':1}]}"
            })
    void anExportThatNoVaultWroteIsRefusedWhole(String json) throws Exception {
        try (var encryptor = new EnvelopeByteEncryptor(new CheapDerivation(), new SecureRandom())) {
            encryptor.setPasswordCharArray(OTHER.toCharArray());
            Files.write(
                    stick.resolve("forged"),
                    encryptor.encrypt(json.replace('\'', '"').getBytes(UTF_8)));
        }
        var epoch = safe.epoch();

        assertThatThrownBy(() -> safe.importFrom(stick.resolve("forged"), OTHER.toCharArray()))
                .isInstanceOf(ProblemException.class);
        assertThat(safe.epoch()).isEqualTo(epoch);
    }

    private Path export() {
        var file = stick.resolve("export");
        safe.export(file, OTHER.toCharArray());
        return file;
    }

    private void refuses(byte[] content, String what) throws IOException {
        var file = Files.write(stick.resolve("changed"), content);
        assertThatThrownBy(() -> safe.importFrom(file, OTHER.toCharArray()))
                .as(what)
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("is here already");
    }
}
