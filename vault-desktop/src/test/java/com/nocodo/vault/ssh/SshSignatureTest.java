package com.nocodo.vault.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshSignatureTest {
    private static final byte[] CONTENT = "the operator".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private String text;

    @BeforeEach
    void sign() throws Exception {
        text = signed("ed25519");
    }

    private String signed(String kind) throws IOException, InterruptedException {
        var key = folder.resolve(kind);
        run("ssh-keygen", "-q", "-t", kind, "-N", "", "-f", key.toString());
        var file = Files.write(folder.resolve("file-" + kind), CONTENT);
        run("ssh-keygen", "-q", "-Y", "sign", "-f", key.toString(), "-n", "operators", file.toString());
        return Files.readString(folder.resolve("file-" + kind + ".sig"));
    }

    private static void run(String... argv) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(argv).start().waitFor()).isZero();
    }

    private static boolean isOf(String text, String content, String purpose) throws IOException {
        var bytes = content.getBytes(StandardCharsets.US_ASCII);
        return SshSignature.read(text).isOf(new ByteArrayInputStream(bytes), purpose);
    }

    @Test
    void whatSshKeygenSignedIsOfItsKeyAndForItsPurposeAlone() throws Exception {
        var signer = SshSignature.read(text).signer();

        assertThat(Files.readString(folder.resolve("ed25519.pub"))).startsWith(signer.text());
        assertThat(isOf(text, "the operator", "operators")).isTrue();
        assertThat(isOf(text, "the operator", "file")).isFalse();
        assertThat(isOf(text, "the operator!", "operators")).isFalse();
        assertThat(isOf(text, "", "operators")).isFalse();
    }

    @Test
    void aSignatureThatWasChangedAnywhereIsRefusedOrWrong() throws Exception {
        for (int i = text.indexOf('\n') + 1; i < text.indexOf("=\n") - 1; i += 3) {
            var other = text.charAt(i) == 'B' ? 'C' : 'B';
            var changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(isAccepted(changed)).as("changed at %d", i).isFalse();
        }
    }

    private static boolean isAccepted(String text) throws IOException {
        try {
            return isOf(text, "the operator", "operators");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void whatIsNoSignatureOfOursIsRefused() throws Exception {
        var end = "-----END SSH SIGNATURE-----\n";
        for (var bad : new String[] {
            "", "-----BEGIN SSH SIGNATURE-----\n" + end, text.strip(), text + text, "x" + text, signed("rsa")
        }) {
            assertThatThrownBy(() -> SshSignature.read(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int length = 40; length < text.length() - 40; length += 13) {
            var cut = text.substring(0, length) + "\n" + end;
            assertThatThrownBy(() -> SshSignature.read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void itPrintsWhoSigned() {
        assertThat(SshSignature.read(text)).asString().startsWith("SshSignature[operators, SHA256:");
    }
}
