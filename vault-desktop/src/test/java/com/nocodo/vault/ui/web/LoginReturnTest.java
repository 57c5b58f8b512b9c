package com.nocodo.vault.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.door.LoginView;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.door.VaultView;
import com.nocodo.vault.holder.TestHolding;
import com.nocodo.vault.issuer.LoginTry;
import com.nocodo.vault.issuer.RealIssuer;
import com.nocodo.vault.issuer.Refused;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way back from a real issuer, through the page's server and into a real holder, and who else tries it.
@Tag("slow")
class LoginReturnTest {
    @TempDir
    static Path folder;

    private static RealIssuer issuer;
    private static TestHolding holding;
    private static VaultApi vault;
    private static ServedPage page;

    @BeforeAll
    static void serve() throws Exception {
        issuer = new RealIssuer();
        holding = new TestHolding(folder.resolve("home"));
        vault = holding.connect();
        vault.create(TestHolding.PASSWORD);
        page = new ServedPage(folder.resolve("home"));
    }

    @AfterAll
    static void end() {
        page.close();
        vault.close();
        holding.close();
        issuer.close();
    }

    @BeforeEach
    void nobodyYet() {
        vault.login().drop();
        vault.login().require(issuer.view());
    }

    private static URI begin(LoginTry mine) {
        return page.login().begin(issuer.view(), mine).orElseThrow();
    }

    private static HttpResponse<String> back(String address, String... headers) throws Exception {
        assertThat(address).startsWith(page.order.loopback() + "/login/back?");
        return page.get(address.replaceFirst("http://[^/]*", ""), with("127.0.0.1:" + page.order.port(), headers));
    }

    private static String[] with(String host, String... headers) {
        var all = new java.util.ArrayList<>(List.of(headers));
        all.addAll(List.of("Host", host));
        return all.toArray(String[]::new);
    }

    private static LoginView login() {
        return vault.login().login();
    }

    @Test
    void whoSignsInThereIsLedToTheVaultsPageAndNoTokenIsLeftAnywhere() throws Exception {
        var mine = new LoginTry("/sign-in");
        var answer = back(
                issuer.visit(begin(mine), "ada"),
                "Sec-Fetch-Site",
                "cross-site",
                "Sec-Fetch-Mode",
                "navigate",
                "Sec-Fetch-Dest",
                "document");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(page.order.origin() + "/sign-in");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(mine.refused()).isEmpty();
        assertThat(login().account()).isEqualTo("ada");
        assertThat(login().until()).isNotNull();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("eyJ"); // how JWTs begin
            }
        }
    }

    @Test
    void aLoginOpensNothing() throws Exception {
        back(issuer.visit(begin(new LoginTry("/")), "ada"));

        try (var other = holding.connect()) {
            assertThat(other.vault().state()).isEqualTo(VaultView.State.OPEN_FOR_OTHERS);
            assertThat(other.unlock("ada").open()).isFalse();
            assertThat(other.login().login().account()).isNull();
            assertThat(Optional.ofNullable(other.login().login().until())).isPresent();
        }
    }

    @Test
    void theSameWayBackIsGoodOnceWhoeverComesSecond() throws Exception {
        var mine = new LoginTry("/");
        var address = issuer.visit(begin(mine), "ada");
        back(address);
        vault.login().signOut();

        var again = back(address);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("used already").doesNotContain("code=", "state=");
        assertThat(login().until()).isNull();
    }

    @Test
    void aWayBackThatWasNotBegunHereIsRefusedAndFillsNoAudit() throws Exception {
        var before = vault.audit(0, 1000).size();

        for (var query :
                List.of("", "?code=1&state=2", "?state=", "?error=access_denied&state=x", "?state=a&state=b")) {
            var answer = page.get("/login/back" + query, with("127.0.0.1:" + page.order.port()));
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
        assertThat(vault.audit(0, 1000)).hasSize(before);
    }

    @Test
    void somebodyElsesAccountIsRefusedToldAndNoted() throws Exception {
        back(issuer.visit(begin(new LoginTry("/")), "ada"));
        vault.login().signOut();
        var eves = new LoginTry("/sign-in");

        var answer = back(issuer.visit(begin(eves), "eve"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(eves.refused()).contains(Refused.OTHER_ACCOUNT);
        assertThat(login().until()).isNull();
        assertThat(vault.audit(0, 1000).getLast().verb()).isEqualTo("login.other-account");
    }

    @Test
    void anAnswerForAnIssuerThatIsNoLongerAskedIsRefused() throws Exception {
        var mine = new LoginTry("/");
        var address = issuer.visit(begin(mine), "ada");
        vault.login().drop();

        back(address);

        assertThat(mine.refused()).contains(Refused.OTHER_ISSUER);
        assertThat(login()).isEqualTo(LoginView.NONE);
    }

    @Test
    void aNoThereIsToldAndNoted() throws Exception {
        var mine = new LoginTry("/sign-in");
        var state = begin(mine).getRawQuery().replaceAll(".*\\bstate=([^&]*).*", "$1");

        back(page.order.loopback() + "/login/back?error=access_denied&state=" + state);

        assertThat(mine.refused()).contains(Refused.CANCELLED);
        assertThat(vault.audit(0, 1000).getLast().verb()).isEqualTo("login.refused.cancelled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:%d",
                "[::1]:%d",
                "evil.example:%d",
                "127.0.0.1",
                "127.0.0.1:1",
                ServedPage.HOST + ":%d"
            })
    void theWayBackIsUnderTheLoopbackAddressAlone(String host) throws Exception {
        var mine = new LoginTry("/");
        var address = issuer.visit(begin(mine), "ada").replaceFirst("http://[^/]*", "");

        assertThat(page.get(address, with(host.formatted(page.order.port()))).statusCode())
                .isEqualTo(421);
        assertThat(login().until()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/enter",
                "/enter/link",
                "/sign-in",
                "/login",
                "/login/back/",
                "/login/back;x",
                "/login/back/../../keys",
                "/login/%62ack",
                "/VAADIN/build/x.js",
                "/?v-r=uidl"
            })
    void nothingElseIsUnderTheLoopbackAddress(String path) throws Exception {
        assertThat(page.get(path, with("127.0.0.1:" + page.order.port())).statusCode())
                .isEqualTo(421);
    }

    @Test
    void anotherPageCanNeitherPostThereNorReadIt() throws Exception {
        var mine = new LoginTry("/");
        var path = issuer.visit(begin(mine), "ada").replaceFirst("http://[^/]*", "");
        var host = with("127.0.0.1:" + page.order.port());

        assertThat(page.send("POST", path, with("127.0.0.1:" + page.order.port(), "Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.get(path, with("127.0.0.1:" + page.order.port(), "Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(page.post(path, host).statusCode()).isEqualTo(405);
        assertThat(page.send("HEAD", path, host).statusCode()).isEqualTo(405);
        assertThat(login().until()).isNull();
        assertThat(page.get(path, host).statusCode()).isEqualTo(303); // none of that has used it up
    }

    /// The issuer's own part of the bargain: it sends a code to no name that could be pointed elsewhere.
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "vault.localhost", "evil.example"})
    void aRedirectToAnyOtherHostIsRefusedByTheIssuer(String host) throws Exception {
        var there = begin(new LoginTry("/")).toString().replace("//127.0.0.1:", "//" + host + ":");

        assertThat(there).contains("redirect_uri=http://" + host);
        assertThat(issuer.statusOf(URI.create(there))).isEqualTo(400);
    }

    @Test
    void aClientThatTheIssuerDoesNotKnowGetsNowhere() throws Exception {
        var there = begin(new LoginTry("/")).toString().replace("client_id=vault", "client_id=other");

        assertThat(issuer.statusOf(URI.create(there))).isEqualTo(400);
    }
}
