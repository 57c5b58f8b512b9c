package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.operator.past.SetClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coming in by a real issuer.
class IssuerTest {
    @TempDir
    static Path folder;

    private static final SetClock CLOCK = new SetClock();
    private static int port;
    private static Served served;
    private static RealIssuer issuer;
    private static String owner;

    /// The issuer is down while the operator starts.
    @BeforeAll
    static void serve() throws Exception {
        port = RealIssuer.freePort();
        served = Served.home(folder.resolve("home"), CLOCK, settings(Map.of()));
        owner = served.signIn();
        assertThat(reason(served.get("/session/oidc"))).isEqualTo("down");
        CLOCK.jump(Duration.ofMinutes(1));
        issuer = start();
    }

    private static RealIssuer start() throws Exception {
        return new RealIssuer(
                port,
                served.server.address() + "/session/oidc/back",
                Map.of(
                        "ada", new RealIssuer.Person("ada@example.org", true),
                        "adas-successor", new RealIssuer.Person("ada@example.org", true),
                        "eve", new RealIssuer.Person("eve@example.org", false),
                        "stranger", new RealIssuer.Person("stranger@example.org", true),
                        "boss", new RealIssuer.Person("boss@example.org", true),
                        "mallory", new RealIssuer.Person("mallory@example.org", true),
                        "nameless", new RealIssuer.Person("", false)));
    }

    private static Map<String, String> settings(Map<String, String> others) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), RealIssuer.SECRET + "\n");
        var settings = new HashMap<>(Map.of(
                "NOCODO_OIDC_ISSUER",
                "http://localhost:" + port,
                "NOCODO_OIDC_CLIENT_ID",
                RealIssuer.CLIENT,
                "NOCODO_OIDC_CLIENT_SECRET_FILE",
                secret.toString(),
                "NOCODO_OIDC_LABEL",
                "Example GmbH"));
        settings.putAll(others);
        return settings;
    }

    @AfterAll
    static void end() {
        served.close();
        issuer.close();
    }

    private static void invite(String email, String role) throws Exception {
        var invited = served.send(
                "POST",
                "/api/v1/members",
                "{\"name\":\"%s\",\"role\":\"%s\",\"email\":\"%s\"}".formatted(email, role, email),
                "Cookie",
                owner);
        assertThat(invited.status()).isEqualTo(201);
    }

    private static Served.Answer comeIn(String person) throws Exception {
        var going = served.get("/session/oidc");
        var back = issuer.visit(going.header("Location"), person);
        return served.get(Served.path(back), "Cookie", going.cookie());
    }

    private static String reason(Served.Answer answer) {
        assertThat(answer.status()).isEqualTo(303);
        return answer.header("Location").replace("/sign-in?oidc=", "");
    }

    @Test
    void whoIsInvitedComesInWithTheRoleThatIsSaidHereAndStaysTheSamePersonUnderAnotherAddress() throws Exception {
        invite("ada@example.org", "viewer");

        var in = comeIn("ada");
        var me = served.get("/api/v1/me", "Cookie", in.cookie()).json();

        assertThat(in.header("Location")).isEqualTo("/");
        assertThat(me.get("role").asString()).isEqualTo("viewer");
        assertThat(me.get("email").asString()).isEqualTo("ada@example.org");
        assertThat(Audited.of(served)).contains("issuer_linked", "signed_in");

        served.send(
                "PUT",
                "/api/v1/me/password",
                "{\"email\":\"ada@home.example\",\"password\":\"a long enough text\"}",
                "Cookie",
                in.cookie());
        var again = served.get("/api/v1/me", "Cookie", comeIn("ada").cookie()).json();
        assertThat(again.get("id").asString()).isEqualTo(me.get("id").asString());
        assertThat(reason(comeIn("adas-successor"))).isEqualTo("not-invited");
    }

    @Test
    void anAddressThatWentToSomebodyElseThereDoesNotOpenTheAccount() throws Exception {
        invite("boss@example.org", "builder");
        comeIn("boss");
        served.server
                .operator()
                .database()
                .sql()
                .sql("UPDATE issuer_subject SET subject = 'predecessor' WHERE subject = 'boss'")
                .update();

        assertThat(reason(comeIn("boss"))).isEqualTo("taken");
    }

    @Test
    void whoIsNotInvitedOrNotVerifiedOrNamelessIsTold() throws Exception {
        invite("eve@example.org", "owner");

        assertThat(reason(comeIn("stranger"))).isEqualTo("not-invited");
        assertThat(reason(comeIn("eve"))).isEqualTo("unverified");
        assertThat(reason(comeIn("nameless"))).isEqualTo("no-address");
        assertThat(comeIn("stranger").header("Set-Cookie")).doesNotContain("nocodo-session");
    }

    @Test
    void anAddressThatAMemberOnlySaysOfThemselvesLetsNobodyInToTheirAccount() throws Exception {
        var invitation =
                served.send("POST", "/api/v1/members", "{\"name\":\"Mallory\",\"role\":\"builder\"}", "Cookie", owner);
        var mallory = served.get(Served.path(invitation.json().get("link").asString()))
                .cookie();
        served.send(
                "PUT",
                "/api/v1/me/password",
                "{\"email\":\"stranger@example.org\",\"password\":\"a long enough text\"}",
                "Cookie",
                mallory);

        assertThat(reason(comeIn("stranger"))).isEqualTo("not-invited");
    }

    @Test
    void theWayThereIsProtected() throws Exception {
        var going = served.get("/session/oidc");

        assertThat(going.header("Location"))
                .startsWith(issuer.address + "/oauth2/authorize?response_type=code")
                .contains("code_challenge_method=S256", "nonce=", "state=", "scope=openid%20email%20profile")
                .doesNotContain("secret");
        assertThat(going.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whatThisBrowserDidNotAskForIsRefused() throws Exception {
        var going = served.get("/session/oidc");
        var back = Served.path(issuer.visit(going.header("Location"), "stranger"));

        assertThat(reason(served.get(back))).isEqualTo("lost");
        assertThat(reason(served.get(back.replaceAll("state=[^&]*", "state=x"), "Cookie", going.cookie())))
                .isEqualTo("lost");
        assertThat(reason(served.get(back, "Cookie", going.cookie()))).isEqualTo("not-invited");
        assertThat(reason(served.get(back, "Cookie", going.cookie()))).isEqualTo("lost");
        assertThat(reason(served.get("/session/oidc/back"))).isEqualTo("lost");
    }

    /// A page of an application can put every cookie under its visitor but one that begins with `__Host-`.
    @Test
    void whoWasLedBackFromAWayThatSomebodyElseHasBegunIsNotSignedInAsThem() throws Exception {
        invite("mallory@example.org", "viewer");
        var page = served.get("/sign-in").cookie();
        var mallorys = served.get("/session/oidc", "Cookie", page);
        var back = Served.path(issuer.visit(mallorys.header("Location"), "mallory"));
        var own = mallorys.whole().headers().allValues("Set-Cookie").stream()
                .map(one -> one.replaceAll(";.*", ""))
                .toList();
        var put = page + "; "
                + own.stream().map(one -> one.replace("__Host-", "")).collect(Collectors.joining("; "));

        for (var visitors : List.of("", served.get("/session/oidc").cookie() + "; ", owner + "; ")) {
            var visitor = served.get(back, "Cookie", visitors + put);
            assertThat(reason(visitor)).as(visitors).isEqualTo("lost");
            assertThat(visitor.whole().headers().allValues("Set-Cookie")).noneMatch(one -> one.contains("session"));
        }
        assertThat(mallorys.whole().headers().allValues("Set-Cookie"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("__Host-nocodo-issuer-")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(served.get(back, "Cookie", String.join("; ", own)).header("Location"))
                .isEqualTo("/");
    }

    @Test
    void comingBackAgainAndAgainFillsNoAudit() throws Exception {
        CLOCK.jump(Duration.ofMinutes(16));
        var before = Audited.of(served).size();

        for (int i = 0; i < 50; i++) {
            assertThat(reason(stop())).isEqualTo("cancelled");
            assertThat(reason(served.get("/session/oidc/back"))).isEqualTo("lost");
        }
        assertThat(reason(stop())).isEqualTo("too-many");
        assertThat(Audited.of(served)).hasSize(before + 50);

        CLOCK.jump(Duration.ofMinutes(16));
        assertThat(reason(stop())).isEqualTo("cancelled");
    }

    private static Served.Answer stop() throws Exception {
        var going = served.get("/session/oidc");
        var state = going.header("Location").replaceAll(".*[?&]state=([^&]*).*", "$1");
        return served.get("/session/oidc/back?error=access_denied&state=" + state, "Cookie", going.cookie());
    }

    @Test
    void aMadeUpCodeAndANoAreTold() throws Exception {
        var first = served.get("/session/oidc");
        var state = first.header("Location").replaceAll(".*[?&]state=([^&]*).*", "$1");
        assertThat(reason(served.get("/session/oidc/back?code=made-up&state=" + state, "Cookie", first.cookie())))
                .isEqualTo("untrusted");

        assertThat(reason(stop())).isEqualTo("cancelled");
    }

    @Test
    void otherNamesAndPagesAreRefusedAndAnAddressIsLedToTheName() throws Exception {
        var own = served.host().replaceAll(".*:", "");
        assertThat(served.get("/session/oidc", "Host", "evil.example").status()).isEqualTo(421);
        assertThat(served.get("/session/oidc", "Host", "127.0.0.1:" + own).header("Location"))
                .isEqualTo(served.server.address() + "/session/oidc");
        assertThat(served.get(
                                "/session/oidc",
                                "Sec-Fetch-Site",
                                "same-site",
                                "Sec-Fetch-Mode",
                                "navigate",
                                "Sec-Fetch-Dest",
                                "iframe")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aWrongSecretIsTold(@TempDir Path other) throws Exception {
        var wrong = Files.writeString(other.resolve("wrong"), "wrong");
        var settings = settings(Map.of("NOCODO_OIDC_CLIENT_SECRET_FILE", wrong.toString()));
        try (var second = Served.home(other.resolve("home"), CLOCK, settings)) {
            var going = second.get("/session/oidc");
            var state = going.header("Location").replaceAll(".*[?&]state=([^&]*).*", "$1");
            var answer = second.get("/session/oidc/back?code=any&state=" + state, "Cookie", going.cookie());
            assertThat(reason(answer)).isEqualTo("misconfigured");
        }
    }

    @Test
    void settingsThatAreNoneAreSaidBeforeAnythingStarts() {
        for (var bad : Map.of(
                        "NOCODO_OIDC_ISSUER", "http://issuer.example",
                        "NOCODO_OIDC_CLIENT_ID", "",
                        "NOCODO_OIDC_CLIENT_SECRET_FILE", "/nowhere/secret",
                        "NOCODO_OIDC_LABEL", "x".repeat(41))
                .entrySet()) {
            assertThatThrownBy(() -> com.nocodo.operator.identity.oidc.IssuerSettings.of(
                            settings(Map.of(bad.getKey(), bad.getValue()))))
                    .as(bad.getKey())
                    .hasMessageContaining(bad.getKey());
        }
    }

    @Test
    void withoutSettingsThereIsNoWay(@TempDir Path other) throws Exception {
        try (var plain = Served.home(other.resolve("home"))) {
            assertThat(plain.get("/session/oidc").status()).isEqualTo(404);
            assertThat(plain.get("/session/oidc/back?code=1&state=2").status()).isEqualTo(404);
        }
    }
}
