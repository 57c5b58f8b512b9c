package com.nocodo.vault.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What other pages and other programs try.
class DefencesTest {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    @TempDir
    static Path folder;

    private static ServedPage page;

    @BeforeAll
    static void serve() throws IOException {
        page = new ServedPage(folder.resolve("home"));
    }

    @AfterAll
    static void end() {
        page.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/keys",
                "/server/1",
                "/?v-r=init",
                "/VAADIN/build/x.js",
                "/look/page.js",
                "/enter",
                "/error"
            })
    void aStrangerGets401AndNoSession(String path) throws Exception {
        var answer = page.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:%d",
                "localhost:%d",
                "127.0.0.1:%d",
                "[::1]:%d",
                ServedPage.HOST,
                ServedPage.HOST + ".:%d",
                "x." + ServedPage.HOST + ":%d",
                ServedPage.HOST + ":1"
            })
    void aForeignNameIsMisdirectedBeforeAnythingIsMade(String host) throws Exception {
        var named = host.formatted(page.order.port());
        var inside = page.comeIn();

        for (var path : List.of("/", "/VAADIN/build/x.js", "/?v-r=uidl", "/enter/link")) {
            var answer =
                    page.send("GET", path, "Host", named, "Cookie", inside.cookie(), FrontDoor.BROWSER, inside.key());
            assertThat(answer.statusCode()).as(path).isEqualTo(421);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://localhost:%d",
                "http://127.0.0.1:%d",
                "https://" + ServedPage.HOST + ":%d",
                "http://" + ServedPage.HOST,
                "http://evil.example"
            })
    void aForeignOriginIsRefusedWithEveryMethod(String origin) throws Exception {
        var named = origin.formatted(page.order.port());
        var inside = page.comeIn();

        for (var method : List.of("GET", "POST")) {
            var answer = page.send(
                    method,
                    "/?v-r=uidl&v-uiId=0",
                    "Origin",
                    named,
                    "Cookie",
                    inside.cookie(),
                    FrontDoor.BROWSER,
                    inside.key());
            assertThat(answer.statusCode()).as(method).isEqualTo(403);
        }
        assertThat(page.send("POST", "/enter/link", "Origin", named, FrontDoor.LINK, page.entrance.newLink())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatMayChangeSomethingSaysWhereItComesFrom() throws Exception {
        var inside = page.comeIn();

        assertThat(page.send("POST", "/?v-r=uidl", "Cookie", inside.cookie(), FrontDoor.BROWSER, inside.key())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPartOfAnotherPageIsRefusedAndALinkFromThereLeadsToTheWayIn(String site) throws Exception {
        var inside = page.comeIn();

        for (var dest : List.of("iframe", "script", "image", "empty")) {
            assertThat(page.get(
                                    "/",
                                    "Sec-Fetch-Site",
                                    site,
                                    "Sec-Fetch-Mode",
                                    "navigate",
                                    "Sec-Fetch-Dest",
                                    dest,
                                    "Cookie",
                                    inside.cookie())
                            .statusCode())
                    .as(dest)
                    .isEqualTo(403);
        }
        assertThat(page.post(
                                "/enter/link",
                                "Sec-Fetch-Site",
                                site,
                                "Sec-Fetch-Mode",
                                "navigate",
                                "Sec-Fetch-Dest",
                                "document")
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.get("/", "Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document")
                        .body())
                .contains("/enter/entry.js");
    }

    @Test
    void thereAreNoWebSocketsForAnybody() throws Exception {
        var inside = page.comeIn();

        var answer = page.get(
                "/VAADIN/push",
                "Connection",
                "Upgrade",
                "Upgrade",
                "websocket",
                "Cookie",
                inside.cookie(),
                FrontDoor.BROWSER,
                inside.key());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void otherMethodsAreNotTaken(String method) throws Exception {
        assertThat(page.send(method, "/").statusCode()).isEqualTo(405);
    }

    @Test
    void theCookieAloneOpensNothing() throws Exception {
        var inside = page.comeIn();
        var other = page.comeIn();

        for (var path :
                List.of("/?v-r=init", "/?v-r=uidl", "/?v%2Dr=init", "/VAADIN/dynamic/resource/0/x", "/VAADIN/push")) {
            assertThat(page.get(path, "Cookie", inside.cookie()).statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(page.get(path, "Cookie", inside.cookie(), FrontDoor.BROWSER, other.key())
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        for (var path : List.of("/", "/?v-r=uidl", "/?v-r=heartbeat", "/keys")) {
            assertThat(page.post(path, "Cookie", inside.cookie()).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(page.post("/?v-r=heartbeat&v-uiId=0", "Cookie", inside.cookie(), FrontDoor.BROWSER, inside.key())
                        .statusCode())
                .isNotEqualTo(401);
    }

    @Test
    void theKeyAloneOpensNothing() throws Exception {
        assertThat(page.get("/?v-r=init", FrontDoor.BROWSER, page.comeIn().key())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLinkIsGoodOnceAndTheSecondWhoComesIsToldAndNoticed() throws Exception {
        var link = page.entrance.newLink();

        assertThat(page.post("/enter/link", FrontDoor.LINK, link).statusCode()).isEqualTo(200);
        var again = page.post("/enter/link", FrontDoor.LINK, link);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("used before").doesNotContain(link);
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.post("/enter/link", FrontDoor.LINK, "x".repeat(5000)).statusCode())
                .isEqualTo(401);
        assertThat(page.post("/enter/link").statusCode()).isEqualTo(401);
        assertThat(page.get("/enter/link", FrontDoor.LINK, page.entrance.newLink())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCookieIsForThisNameAndNoScriptAndNoOtherSite() throws Exception {
        var set = page.post("/enter/link", FrontDoor.LINK, page.entrance.newLink())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(set).startsWith(ServedPage.COOKIE + "=").contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(set).doesNotContain("Domain");
    }

    @Test
    void aSessionThatSomebodyElseChoseIsNotTaken() throws Exception {
        var chosen = ServedPage.COOKIE + "=0123456789ABCDEF0123456789ABCDEF";

        var answer = page.post("/enter/link", FrontDoor.LINK, page.entrance.newLink(), "Cookie", chosen);

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain("0123456789ABCDEF");
        assertThat(page.get("/", "Cookie", chosen).statusCode()).isEqualTo(401);
    }

    @Test
    void everyAnswerSaysThatItBelongsToNobodyElse() throws Exception {
        var inside = page.comeIn();

        for (var answer : List.of(
                page.get("/"), page.get("/", "Host", "evil.example"), page.get("/", "Cookie", inside.cookie()))) {
            var headers = answer.headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("frame-ancestors 'none'", "default-src")
                    .doesNotContain("script-src 'self' 'unsafe-inline'");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void scriptsInThePageRunByANumberThatNobodyCanKnow() throws Exception {
        var inside = page.comeIn();
        var one = page.get("/", "Cookie", inside.cookie());
        var other = page.get("/", "Cookie", inside.cookie());

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(nonce(one.headers().firstValue("Content-Security-Policy").orElse("")))
                .isNotEqualTo(nonce(
                        other.headers().firstValue("Content-Security-Policy").orElse("")));
        assertThat(one.body().split("<script").length - 1)
                .isEqualTo(one.body()
                                .split("nonce=\""
                                        + Pattern.quote(nonce(one.headers()
                                                .firstValue("Content-Security-Policy")
                                                .orElse(""))))
                                .length
                        - 1)
                .isPositive();
        assertThat(one.body().indexOf("look/page.js")).isLessThan(one.body().indexOf("<script type=\"module\""));
    }

    private static String nonce(String policy) {
        var found = NONCE.matcher(policy);
        assertThat(found.find()).as(policy).isTrue();
        return found.group(1);
    }

    @Test
    void aBrokenRequestIsRefusedWithoutAWordAboutTheServer() throws IOException {
        for (var line : List.of("GET /%zz HTTP/1.1", "GET / HTTP/9.9", "BROKEN", "GET /../../etc/passwd HTTP/1.1")) {
            var answer = raw(line + "\r\nHost: " + page.host() + "\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(line)
                    .startsWith("HTTP/1.1 4")
                    .doesNotContainIgnoringCase("tomcat", "exception", "at org.", "root:");
        }
        assertThat(raw("GET / HTTP/1.1\r\nHost: %s\r\nHost: evil.example\r\n\r\n".formatted(page.host())))
                .startsWith("HTTP/1.1 400");
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", page.order.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(600), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aBrowserThatWasLetInComesBackToTheProcessThatTakesThisOnesPlace() throws Exception {
        var home = folder.resolve("other");
        ServedPage.Browser inside;
        try (var first = new ServedPage(home)) {
            inside = first.comeIn();
        }
        try (var fresh = new ServedPage(home)) {
            assertThat(fresh.get("/", "Cookie", inside.cookie()).statusCode()).isEqualTo(401);
            var back = fresh.post("/enter/back", FrontDoor.BROWSER, inside.key());

            assertThat(back.statusCode()).isEqualTo(204);
            var cookie = back.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
            assertThat(cookie).isNotEqualTo(inside.cookie());
            assertThat(fresh.get("/", "Cookie", cookie).statusCode()).isEqualTo(200);
            assertThat(fresh.post("/enter/back", FrontDoor.BROWSER, "made up").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void nothingOfSessionsIsLeftOnTheDisk() throws IOException {
        try (var files = Files.walk(folder)) {
            assertThat(files.map(Path::toString).filter(name -> name.endsWith(".ser")))
                    .isEmpty();
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(page.order.vault().resolve("entrance"))))
                .isEqualTo("rwx------");
    }
}
