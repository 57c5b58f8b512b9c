package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaysInTest {
    @TempDir
    static Path home;

    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.home(home);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void aStrangerGetsNothingButThePageToSignIn() throws Exception {
        var api = served.get("/api/v1/projects");
        var page = served.get("/");

        assertThat(api.status()).isEqualTo(401);
        assertThat(api.header("Content-Type")).startsWith("application/problem+json");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith("/sign-in");
        assertThat(served.get("/sign-in").status()).isEqualTo(200);
    }

    @Test
    void anotherNameIsMisdirected() throws Exception {
        for (var host :
                new String[] {"evil.example", "localhost", served.host().replace("ui.", "xui."), "ui.nocodo.localhost"
                }) {
            assertThat(served.get("/sign-in", "Host", host).status()).as(host).isIn(421, 503);
        }
    }

    @Test
    void theRequestOfAnotherPageIsRefusedEvenWithTheCookie() throws Exception {
        var cookie = served.signIn();

        for (var origin : new String[] {
            "http://evil.example", "null", "http://" + served.host().replace("ui.", "shop.")
        }) {
            assertThat(served.send("DELETE", "/api/v1/projects/x", null, "Cookie", cookie, "Origin", origin)
                            .status())
                    .as(origin)
                    .isEqualTo(403);
        }
    }

    @Test
    void noPartOfOursIsEmbeddedElsewhere() throws Exception {
        var frame = served.get(
                "/", "Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe");
        var script = served.get("/api/v1/projects", "Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors");
        var link = served.get(
                "/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");

        assertThat(frame.status()).isEqualTo(403);
        assertThat(script.status()).isEqualTo(403);
        assertThat(link.status()).isEqualTo(302);
        assertThat(link.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void aLinkSignsInOnce() throws Exception {
        var link = Served.path(served.server.signInLink());

        var first = served.get(link);
        var second = served.get(link);

        assertThat(first.status()).isEqualTo(303);
        assertThat(first.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(second.header("Location")).startsWith("/sign-in?link=used");
        assertThat(second.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aNewLinkMakesTheOneBeforeVoid() throws Exception {
        var before = Served.path(served.server.signInLink());
        served.server.signInLink();

        assertThat(served.get(before).header("Location")).isEqualTo("/sign-in?link=expired");
    }

    /// A letter of the address may be written as its code, and is matched all the same.
    @Test
    void aTokenThatReadsDoesNotGetIntoAnApplicationByAnEncodedAddress() throws Exception {
        var made = served.send(
                "POST",
                "/api/v1/me/tokens",
                "{\"name\":\"reads\",\"scope\":\"read\",\"days\":1}",
                "Cookie",
                served.signIn());
        var bearer = "Bearer " + made.json().get("secret").asString();

        for (var way : new String[] {"preview", "export", "%70review", "%65xport", "expor%74", "export/"}) {
            assertThat(served.get("/api/v1/projects/x/" + way, "Authorization", bearer)
                            .status())
                    .as(way)
                    .isEqualTo(403);
        }
        assertThat(served.get("/api/v1/projects/x/data/rows/export", "Authorization", bearer)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aMadeUpLinkOrCookieIsNobodys() throws Exception {
        assertThat(served.get("/session/link?token=abc").header("Location")).isEqualTo("/sign-in?link=unknown");
        var cookie = served.signIn().replaceAll("=.*", "=" + "A".repeat(43));
        assertThat(served.get("/api/v1/me", "Cookie", cookie).status()).isEqualTo(401);
    }

    @Test
    void aNeighboursCookieOfTheSameNameDoesNotShutTheOwnerOut() throws Exception {
        var cookie = served.signIn();
        var tossed = cookie.replaceAll("=.*", "=" + "B".repeat(43));

        assertThat(served.get("/api/v1/me", "Cookie", tossed + "; " + cookie).status())
                .isEqualTo(200);
    }

    @Test
    void whereABrowserKeepsACookieThatNoNeighbourCanSetNoOtherCounts() throws Exception {
        var plain = served.signIn();
        var own = "__Host-" + plain.replaceAll("=.*", "=");

        var signedIn = served.get(Served.path(served.server.signInLink()), "Cookie", own + "none");

        assertThat(signedIn.whole().headers().allValues("Set-Cookie"))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith(own)
                .contains("Secure", "Path=/")
                .doesNotContain("Domain");
        assertThat(served.get("/api/v1/me", "Cookie", plain).status()).isEqualTo(200);
        assertThat(served.get("/api/v1/me", "Cookie", plain + "; " + own + "none")
                        .status())
                .isEqualTo(401);
        assertThat(served.get("/api/v1/me", "Cookie", "x=y; " + signedIn.cookie() + "; " + plain)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ofTwoSessionsThatAreBothGoodNoneCounts() throws Exception {
        var cookies = served.signIn() + "; " + served.signIn();

        assertThat(served.get("/api/v1/me", "Cookie", cookies).status()).isEqualTo(401);
    }

    /// The operator keeps what a page shows; an application could put the cookie of a page that it has begun itself
    /// under its visitor.
    @Test
    void aPageThatSomebodyElseHasBegunIsNotGoneOnWith() throws Exception {
        var page = served.get("/sign-in").cookie();
        assertThat(page).startsWith("nocodo-page-");
        assertThat(served.get("/sign-in", "Cookie", page).header("Set-Cookie")).doesNotContain("nocodo-page-");

        var owners = served.get("/", "Cookie", page + "; " + served.signIn());

        assertThat(owners.status()).isEqualTo(200);
        assertThat(owners.cookie()).startsWith("nocodo-page-").isNotEqualTo(page);
    }

    @Test
    void aTokenThatWritesChangesNothingOfWhoComesIn() throws Exception {
        var cookie = served.signIn();
        var write = "Bearer " + token(cookie, "write");
        var admin = "Bearer " + token(cookie, "admin");
        var password = "{\"email\":\"a@example.org\",\"password\":\"a long enough text\"}";
        var friend = "{\"name\":\"Friend\",\"role\":\"owner\"}";
        var another = "{\"name\":\"t\",\"scope\":\"write\",\"days\":1}";

        assertThat(served.send("PUT", "/api/v1/me/password", password, "Authorization", write)
                        .status())
                .isEqualTo(403);
        assertThat(served.send("POST", "/api/v1/members", friend, "Authorization", write)
                        .status())
                .isEqualTo(403);
        var refused = served.send("POST", "/api/v1/me/tokens", another, "Authorization", write);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asString()).contains("scope is admin");
        assertThat(served.get("/api/v1/members", "Authorization", write).status())
                .isEqualTo(200);
        assertThat(served.send("POST", "/api/v1/members", friend, "Authorization", admin)
                        .status())
                .isEqualTo(201);
    }

    private static String token(String cookie, String scope) throws Exception {
        return served.send(
                        "POST",
                        "/api/v1/me/tokens",
                        "{\"name\":\"t\",\"scope\":\"%s\",\"days\":1}".formatted(scope),
                        "Cookie",
                        cookie)
                .json()
                .get("secret")
                .asString();
    }

    @Test
    void aTokenDoesWhatItsScopeSaysUntilItIsRevoked() throws Exception {
        var cookie = served.signIn();
        var made = served.send(
                "POST", "/api/v1/me/tokens", "{\"name\":\"report\",\"scope\":\"read\",\"days\":30}", "Cookie", cookie);
        var bearer = "Bearer " + made.json().get("secret").asString();

        assertThat(made.status()).isEqualTo(201);
        assertThat(served.get("/api/v1/projects", "Authorization", bearer).status())
                .isEqualTo(200);
        assertThat(served.send("DELETE", "/api/v1/projects/x", null, "Authorization", bearer)
                        .status())
                .isEqualTo(403);
        assertThat(served.get("/api/v1/me/tokens", "Cookie", cookie).body()).doesNotContain("nocodo_");

        var id = made.json().get("token").get("id").asString();
        assertThat(served.send("DELETE", "/api/v1/me/tokens/" + id, null, "Cookie", cookie)
                        .status())
                .isEqualTo(204);
        assertThat(served.get("/api/v1/projects", "Authorization", bearer).status())
                .isEqualTo(401);
    }

    @Test
    void anEndedSessionIsNobodys() throws Exception {
        var cookie = served.signIn();

        var ended = served.send("POST", "/session/end", null, "Cookie", cookie);

        assertThat(ended.status()).isEqualTo(303);
        assertThat(ended.header("Clear-Site-Data")).isEqualTo("\"storage\"");

        assertThat(served.get("/api/v1/me", "Cookie", cookie).status()).isEqualTo(401);
    }

    @Test
    void aHomeIsServedByOne() {
        assertThatThrownBy(() -> Served.home(home))
                .hasMessageContaining("runs already")
                .hasMessageContaining(served.server.address());
    }

    @Test
    void aSessionSurvivesARestartAndTheAddressStays(@TempDir Path other) throws IOException, InterruptedException {
        String cookie;
        String address;
        try (var first = Served.home(other)) {
            cookie = first.signIn();
            address = first.server.address();
        }

        try (var second = Served.home(other)) {
            assertThat(second.server.address()).isEqualTo(address);
            assertThat(second.get("/api/v1/me", "Cookie", cookie).status()).isEqualTo(200);
        }
    }
}
