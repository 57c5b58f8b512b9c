package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.provisioning.host.TestKey;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class UserDataTest {

    private final TestKey boot = TestKey.make();

    @Test
    void theServerGetsItsHostKeyAndOneAccountAndNothingElse() {
        var text = text("operator-1");

        Map<String, Object> read = yaml(text);

        assertThat(text).startsWith("#cloud-config\n");
        assertThat(read.keySet())
                .containsExactly(
                        "hostname",
                        "manage_etc_hosts",
                        "locale",
                        "disable_root",
                        "ssh_pwauth",
                        "ssh_deletekeys",
                        "ssh_keys",
                        "users",
                        "write_files");
        assertThat(read.get("ssh_keys"))
                .isEqualTo(Map.of(
                        "ed25519_private",
                        new String(boot.privatePem(), StandardCharsets.US_ASCII),
                        "ed25519_public",
                        boot.publicKey().text()));
        assertThat(read.get("users"))
                .isEqualTo(List.of(Map.of(
                        "name", "nocodo",
                        "gecos", "administrator by nocodo",
                        "shell", "/bin/bash",
                        "lock_passwd", true,
                        "ssh_authorized_keys", List.of(Samples.KEY.text()))));
        assertThat(read.get("ssh_deletekeys")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "A",
                "a.b",
                "a b",
                "a\nb",
                "a\"b",
                "a: b",
                "#x",
                "$(id)",
                "a\0",
                "ü",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aHostileNameIsRefused(String name) {
        assertThatThrownBy(() -> text(name)).hasMessageStartingWith("Not a name for a server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\\",
                "a\nb: c",
                "- x",
                "!!python/object:os.system",
                "&a *a",
                "yes",
                "1e3",
                "\u0085\u2028\u0000",
                "#",
                "'",
                "{}",
                "\t",
                "\ud83d\ude00",
                "---\n",
                "...\n"
            })
    void nothingBreaksOutOfAQuotedText(String value) {
        var read = yaml(com.nocodo.provisioning.Yaml.of(Map.of("k", List.of(Map.of(value, value)))));

        assertThat(read).isEqualTo(Map.of("k", List.of(Map.of(value, value))));
    }

    @Test
    void moreThanAProviderTakesIsRefused() {
        try (var key = boot.asBootKey()) {
            assertThatThrownBy(() -> UserData.of("a", "nocodo", Collections.nCopies(800, Samples.KEY), key))
                    .hasMessageContaining("providers take 65536");
            assertThatThrownBy(() -> UserData.of("a", "nocodo", List.of(), key)).hasMessageContaining("without a key");
            assertThatThrownBy(() -> UserData.of("a", "root", List.of(Samples.KEY), key))
                    .hasMessageContaining("admin");
        }
    }

    @Test
    void aBootKeyIsWhatItSaysAndIsNeverPrinted() {
        var pem = boot.privatePem();
        var text = new String(pem, StandardCharsets.US_ASCII);

        assertThat(boot.asBootKey()).hasToString("BootKey[***]");
        assertThatThrownBy(() -> new BootKey(pem, Samples.KEY))
                .hasMessageContaining("boot key")
                .hasMessageNotContaining(text.substring(60, 90));
        for (var bad : List.of("", text.strip(), "x" + text, text + "\n", text.replace("OPENSSH", "RSA"))) {
            assertThatThrownBy(() -> new BootKey(bad.getBytes(StandardCharsets.US_ASCII), boot.publicKey()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private String text(String hostName) {
        try (var key = boot.asBootKey()) {
            return new String(UserData.of(hostName, "nocodo", List.of(Samples.KEY), key), StandardCharsets.US_ASCII);
        }
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
