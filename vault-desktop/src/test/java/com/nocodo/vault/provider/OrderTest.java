package com.nocodo.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.vault.provider.http.BaseAddress;
import com.nocodo.vault.provider.http.Token;
import com.nocodo.vault.provider.scaleway.ScalewayKey;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderTest {
    private static final String SSH_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICJEoOOgQBLJPs4g/XcPTKT82NywNPpxeuA20FlOPlpO";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "A",
                "a b",
                "a;reboot",
                "$(reboot)",
                "a\nb",
                "ä",
                "a.b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aServersNameNeedsNoQuotingAnywhere(String name) {
        assertThatThrownBy(() -> order(name, "DEV1-L", 20, List.of(22), SSH_KEY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "a b", "-x", "x\"y"})
    void aSizeIsAWord(String size) {
        assertThatThrownBy(() -> order("a", size, 20, List.of(22), SSH_KEY)).hasMessageContaining("Not a size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ssh-rsa AAAA", SSH_KEY + " me@home", SSH_KEY + "\n" + SSH_KEY})
    void anSshKeyIsOneKeyAndNothingElse(String key) {
        assertThatThrownBy(() -> order("a", "DEV1-L", 20, List.of(22), key)).hasMessageContaining("Not a public key");
    }

    @Test
    void portsAndDisksHaveBounds() {
        assertThatThrownBy(() -> order("a", "DEV1-L", 9, List.of(22), SSH_KEY)).hasMessageContaining("10 to 10000 GB");
        assertThatThrownBy(() -> order("a", "DEV1-L", 20, List.of(), SSH_KEY)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> order("a", "DEV1-L", 20, List.of(0), SSH_KEY)).hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> order("a", "DEV1-L", 20, List.of(65_536), SSH_KEY))
                .hasMessageContaining("1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr par", "", "../fr", "fr--par", "FR-PAR-1", "fr-par-1/..", "fr-"})
    void aZoneIsAPartOfAnAddress(String zone) {
        assertThatThrownBy(() -> new Zone(zone)).hasMessageContaining("Not a zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nocodo-op-", "nocodo-op-1", "op-6f1c8f0e-5b8e-4c7e-9b8a-0a1b2c3d4e5f", ""})
    void aMarkIsOursOrNone(String text) {
        assertThatThrownBy(() -> new Tag(text)).hasMessageContaining("Not a mark of ours");
        assertThat(Tag.in(List.of(text, "other"))).isEmpty();
    }

    @Test
    void ourMarkIsFoundAmongOthers() {
        var tag = Tag.of(UUID.randomUUID());

        assertThat(Tag.in(List.of("production", tag.text()))).contains(tag);
    }

    @Test
    void userDataIsForCloudInitAndNotForOtherEyes() {
        var secret = new UserData("#cloud-config\nssh_keys: {ed25519_private: hidden}\n");

        assertThat(order("a", "DEV1-L", 20, List.of(22), SSH_KEY, secret).toString())
                .doesNotContain("hidden");
        assertThatThrownBy(() -> new UserData("#!/bin/sh\n")).hasMessageContaining("#cloud-config");
        assertThatThrownBy(() -> new UserData("#cloud-config\n" + "ä".repeat(16_400)))
                .hasMessageContaining("32768");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t", "has a space in its middle", "line\nbreak-line-break", "ümläute-ümläute-ümläute"})
    void aTokenThatNoHeaderTakesIsRefusedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> new Token(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(text);
    }

    @Test
    void keysDoNotPrintTheirSecret() {
        var key = new ScalewayKey("SCW1234567890ABCDEFG", new Token("canary-canary-canary"), null);

        assertThat(key.toString()).contains("SCW1234567890ABCDEFG").doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3e5a1c9e-0f64-4f0e-9d7e-5c1b2a3d4e5f", "SCW", "SCW1234567890ABCDEFG/..", "scw1234567890abcdefg"
            })
    void whatIsNoAccessKeyIsRefused(String text) {
        assertThatThrownBy(() -> new ScalewayKey(text, new Token("canary-canary-canary"), null))
                .hasMessageContaining("access key is SCW");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.scaleway.com",
                "http://127.0.0.1.example.org",
                "https://user:pass@api.scaleway.com",
                "https://api.scaleway.com/?x=1",
                "https://api.scaleway.com/#x",
                "ftp://api.scaleway.com",
                "api.scaleway.com"
            })
    void theKeyTravelsOnlyOverHttps(String address) {
        assertThatThrownBy(() -> BaseAddress.of(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://api.scaleway.com", "http://127.0.0.1:8080", "http://[::1]:80", "http://localhost:1"})
    void orToThisMachine(String address) {
        assertThat(BaseAddress.of(address).url().toString()).startsWith(address.substring(0, 10));
    }

    private static ServerOrder order(String name, String size, int disk, List<Integer> ports, String key) {
        return order(name, size, disk, ports, key, new UserData("#cloud-config\n"));
    }

    private static ServerOrder order(
            String name, String size, int disk, List<Integer> ports, String key, UserData data) {
        return new ServerOrder(
                Tag.of(UUID.randomUUID()),
                new Zone("fr-par-1"),
                size,
                Image.UBUNTU_24_04,
                disk,
                name,
                ports,
                data,
                key,
                null);
    }
}
