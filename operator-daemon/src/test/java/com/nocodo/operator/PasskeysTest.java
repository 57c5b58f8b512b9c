package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.past.SetClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasskeysTest {
    private static final String EMPTY = "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}";

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void aPersonAddsAPasskeyAndSignsInByItInTheBrowser() throws Exception {
        try (var served = Served.home(folder.resolve("home"))) {
            BrowserScript.holds("passkeys.mjs", served, folder, 1);
            assertThat(Audited.of(served))
                    .contains("passkey_added", "signed_in", "passkey_counter_went_back", "passkey_removed");
        }
    }

    @Test
    void aPasskeyIsAddedByAFreshSignInOnly() throws Exception {
        var clock = new SetClock();
        try (var served = Served.home(folder.resolve("home"), clock)) {
            var cookie = served.signIn();
            var script = served.send(
                            "POST",
                            "/api/v1/me/tokens",
                            "{\"name\":\"t\",\"scope\":\"write\",\"days\":2}",
                            "Cookie",
                            cookie)
                    .json()
                    .get("secret")
                    .asString();

            assertThat(ask(served, "/new/options", "Cookie", cookie)
                            .json()
                            .get("rp")
                            .get("id")
                            .asString())
                    .isEqualTo("ui.nocodo.localhost");
            assertThat(served.send("POST", "/session/passkey/new?name=mine", EMPTY, "Cookie", cookie)
                            .status())
                    .isEqualTo(422);
            assertThat(ask(served, "/new/options").status()).isEqualTo(403);
            assertThat(ask(served, "/new/options", "Authorization", "Bearer " + script)
                            .status())
                    .isEqualTo(403);
            clock.jump(Duration.ofMinutes(61));
            var late = ask(served, "/new/options", "Cookie", cookie);
            assertThat(late.status()).isEqualTo(403);
            assertThat(late.json().get("detail").asString()).contains("more than an hour ago");
        }
    }

    @Test
    void whatIsNoAnswerOfADeviceIsRefusedAndAfterAFewNotEvenJudged() throws Exception {
        try (var served = Served.home(folder.resolve("home"))) {
            for (var body : new String[] {"{}", "[]", "no json", "{\"rawId\":\"AAAA\"}", "{\"response\":{}}", EMPTY}) {
                assertThat(served.send("POST", "/session/passkey", body).status())
                        .as(body)
                        .isEqualTo(422);
            }
            for (int i = 0; i < 5; i++) {
                assertThat(served.send("POST", "/session/passkey", unknown(served))
                                .status())
                        .isEqualTo(401);
            }
            assertThat(served.send("POST", "/session/passkey", unknown(served)).status())
                    .isEqualTo(429);
        }
    }

    @Test
    void otherPagesAndOtherNamesAreRefused() throws Exception {
        try (var served = Served.home(folder.resolve("home"))) {
            var port = served.host().replaceAll(".*:", "");
            assertThat(ask(served, "/options", "Origin", "http://shop.nocodo.localhost:" + port)
                            .status())
                    .isEqualTo(403);
            assertThat(ask(served, "/options", "Host", "127.0.0.1:" + port).status())
                    .isEqualTo(409);
            assertThat(ask(served, "/options", "Host", "evil.example").status()).isEqualTo(421);
            assertThat(served.get("/session/passkey/options").status()).isEqualTo(405);
        }
    }

    @Test
    void aScriptMayNotChangeWaysInUnlessItsTokenIsFor() throws Exception {
        try (var served = Served.home(folder.resolve("home"))) {
            var cookie = served.signIn();
            var write = token(served, cookie, "write");
            var admin = token(served, cookie, "admin");
            var none = "/api/v1/me/passkeys/k_none";

            assertThat(served.get("/api/v1/me/passkeys").status()).isEqualTo(401);
            assertThat(served.get("/api/v1/me/passkeys", "Authorization", write).body())
                    .isEqualTo("[]");
            assertThat(served.send("DELETE", none, null, "Authorization", write).status())
                    .isEqualTo(403);
            assertThat(served.send("PUT", none, "{\"name\":\"mine\"}", "Authorization", write)
                            .status())
                    .isEqualTo(403);
            var removed = served.send("DELETE", none, null, "Authorization", admin);
            assertThat(removed.status()).isEqualTo(404);
            assertThat(removed.json().get("detail").asString()).isEqualTo("There is no passkey k_none.");
            assertThat(served.send("PUT", none, "{\"name\":\" \"}", "Authorization", admin)
                            .status())
                    .isEqualTo(422);
        }
    }

    private static String token(Served served, String cookie, String scope) throws Exception {
        var body = "{\"name\":\"t\",\"scope\":\"%s\",\"days\":2}".formatted(scope);
        return "Bearer "
                + served.send("POST", "/api/v1/me/tokens", body, "Cookie", cookie)
                        .json()
                        .get("secret")
                        .asString();
    }

    private static Served.Answer ask(Served served, String path, String... headers) throws Exception {
        return served.send("POST", "/session/passkey" + path, null, headers);
    }

    /// Well-formed, with a challenge that was asked, of a device that nobody knows.
    private static String unknown(Served served) throws Exception {
        var challenge = ask(served, "/options").json().get("challenge").asString();
        var said = "{\"type\":\"webauthn.get\",\"challenge\":\"%s\",\"origin\":\"%s\"}"
                .formatted(challenge, served.server.address());
        var data =
                java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(said.getBytes(StandardCharsets.UTF_8));
        return """
                {"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},
                 "response":{"clientDataJSON":"%s","authenticatorData":"AAAA","signature":"AAAA"}}
                """.formatted(data);
    }
}
