package com.nocodo.vault.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nocodo.vault.door.ArrivalView;
import com.nocodo.vault.door.IssuerView;
import com.nocodo.vault.issuer.FakeIssuer.Fault;
import com.nocodo.vault.issuer.FakeIssuer.Signed;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an issuer, or somebody between, may try at the wire.
class LoginTest {
    private static final int PORT = 40_123;

    private final Time time = new Time();
    private FakeIssuer issuer;
    private Login login;

    /// Of the ways back only: tokens are judged by the real one.
    private static final class Time extends Clock {
        private Duration passed = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(passed);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void start() throws IOException {
        issuer = new FakeIssuer();
        login = new Login(PORT, time, new SecureRandom(), new Calls(Duration.ofSeconds(1)));
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private record Tried(LoginTry login, Login.Back back) {
        Optional<Refused> refused() {
            return login.refused();
        }
    }

    private Tried tried(Consumer<Map<String, String>> change) {
        var mine = new LoginTry("/sign-in");
        var back = issuer.visit(login.begin(issuer.view(), mine).orElseThrow());
        change.accept(back);
        return new Tried(mine, login.end(once(back)));
    }

    private Tried tried() {
        return tried(back -> {});
    }

    private static Map<String, String[]> once(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> new String[] {one.getValue()}));
    }

    private void assertRefused(Refused why, Tried tried) {
        assertThat(tried.back.arrival()).isNull();
        assertThat(tried.refused()).contains(why);
    }

    @Test
    void whoSignsInThereIsNamedByTheSubjectAndNoTokenIsHandedOn() {
        var tried = tried();

        assertThat(tried.refused()).isEmpty();
        assertThat(tried.back.arrival()).isEqualTo(new ArrivalView(issuer.view(), "subject-1", "ada"));
        assertThat(tried.toString()).doesNotContain("canary");
    }

    @Test
    void theAddressThereCarriesNothingButWhatEverybodyMayKnow() {
        var there = login.begin(issuer.view(), new LoginTry("/")).orElseThrow();
        var again = login.begin(issuer.view(), new LoginTry("/")).orElseThrow();

        var names = Stream.of(there.getRawQuery().split("&"))
                .map(one -> one.replaceFirst("=.*", ""))
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "response_type",
                        "client_id",
                        "scope",
                        "state",
                        "redirect_uri",
                        "nonce",
                        "prompt",
                        "code_challenge",
                        "code_challenge_method");
        assertThat(there.getRawQuery()).contains("redirect_uri=http://127.0.0.1:" + PORT + "/login/back");
        for (var fresh : List.of("state", "nonce", "code_challenge")) {
            assertThat(value(there, fresh)).as(fresh).isNotEqualTo(value(again, fresh));
        }
    }

    private static String value(URI there, String name) {
        return there.getRawQuery().replaceAll(".*\\b" + name + "=([^&]*).*", "$1");
    }

    @Test
    void aStateThatNobodyWasGivenLeadsNowhere() {
        var mine = new LoginTry("/");
        var back = issuer.visit(login.begin(issuer.view(), mine).orElseThrow());
        var given = back.getOrDefault("state", "");

        for (var state : List.of("", "x", given + "x", given.toLowerCase(Locale.ROOT))) {
            var forged = new HashMap<>(back);
            forged.put("state", state);
            assertThat(login.end(once(forged))).isEqualTo(new Login.Back(null, null));
        }
        assertThat(login.end(Map.of())).isEqualTo(new Login.Back(null, null));
        assertThat(login.end(Map.of("state", new String[] {given, given}))).isEqualTo(new Login.Back(null, null));
        assertThat(issuer.asked()).doesNotContain("/token");
        assertThat(login.end(once(back)).arrival()).isNotNull();
    }

    @Test
    void aStateIsGoodOnceAndForAQuarterOfAnHour() {
        var mine = new LoginTry("/");
        var back = once(issuer.visit(login.begin(issuer.view(), mine).orElseThrow()));
        login.end(back);
        assertThat(login.end(back)).isEqualTo(new Login.Back(null, null));

        var late = once(issuer.visit(login.begin(issuer.view(), mine).orElseThrow()));
        time.passed = Duration.ofMinutes(15);
        assertThat(login.end(late)).isEqualTo(new Login.Back(null, null));
    }

    @Test
    void aCodeThatWasUsedOrBelongsToAnotherLoginIsRefused() {
        var first = issuer.visit(login.begin(issuer.view(), new LoginTry("/")).orElseThrow());
        login.end(once(first));

        assertRefused(Refused.UNTRUSTED, tried(back -> back.put("code", first.get("code"))));
        var other = issuer.visit(login.begin(issuer.view(), new LoginTry("/")).orElseThrow());
        assertRefused(Refused.UNTRUSTED, tried(back -> back.put("code", other.get("code"))));
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of("another nonce", lie(said -> said.claim("nonce", "x".repeat(43)))),
                Arguments.of("no nonce", lie(said -> said.claim("nonce", null))),
                Arguments.of("another audience", lie(said -> said.audience("somebody-else"))),
                Arguments.of("no audience", lie(said -> said.audience((String) null))),
                Arguments.of(
                        "for somebody else, through us",
                        lie(said -> said.audience(List.of(FakeIssuer.CLIENT, "somebody-else"))
                                .claim("azp", "somebody-else"))),
                Arguments.of(
                        "for two, and nobody says who asked",
                        lie(said -> said.audience(List.of(FakeIssuer.CLIENT, "somebody-else")))),
                Arguments.of("another issuer", lie(said -> said.issuer("http://127.0.0.1:1"))),
                Arguments.of("no issuer", lie(said -> said.issuer(null))),
                Arguments.of("no subject", lie(said -> said.subject(null))),
                Arguments.of(
                        "long over",
                        lie(said -> said.issueTime(Date.from(Instant.now().minusSeconds(900)))
                                .expirationTime(Date.from(Instant.now().minusSeconds(600))))),
                Arguments.of("without an end", lie(said -> said.expirationTime(null))),
                Arguments.of(
                        "not yet",
                        lie(said -> said.notBeforeTime(Date.from(Instant.now().plusSeconds(600))))),
                Arguments.of(
                        "made in the future",
                        lie(said -> said.issueTime(Date.from(Instant.now().plusSeconds(600))))));
    }

    private static Consumer<JWTClaimsSet.Builder> lie(Consumer<JWTClaimsSet.Builder> lie) {
        return lie;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void aTokenThatSaysAnythingElseIsRefused(String what, Consumer<JWTClaimsSet.Builder> lie) {
        issuer.claims = lie;

        assertRefused(Refused.UNTRUSTED, tried());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WELL")
    void aTokenThatIsSignedInAnyOtherWayIsRefused(Signed signed) {
        issuer.signed = signed;

        assertRefused(Refused.UNTRUSTED, tried());
    }

    /// The protocol wants RS256 in each list; an issuer that has none of it signs in the first that both know.
    @Test
    void theAlgorithmIsTheOneThatTheIssuerIsKnownToUse() {
        issuer.discovery = said -> said.put("id_token_signing_alg_values_supported", List.of("HS256", "none", "ES256"));
        issuer.signed = Signed.IN_ANOTHER_ALGORITHM;

        assertThat(tried().refused()).isEmpty();
        issuer.signed = Signed.WELL;
        assertRefused(Refused.UNTRUSTED, tried());
    }

    @Test
    void anotherIssuersAnswerIsNotTakenForThisOnes() {
        assertRefused(Refused.UNTRUSTED, tried(back -> back.put("iss", "http://127.0.0.1:1")));
        assertRefused(Refused.UNTRUSTED, tried(back -> back.remove("iss")));
        assertThat(issuer.asked()).doesNotContain("/token");

        issuer.discovery = said -> said.remove("authorization_response_iss_parameter_supported");
        assertThat(tried(back -> back.remove("iss")).refused()).isEmpty();
        assertRefused(Refused.UNTRUSTED, tried(back -> back.put("iss", "http://127.0.0.1:1")));
    }

    @Test
    void whatIsSaidTwiceIsNotBelieved() {
        for (var name : List.of("code", "iss", "error")) {
            var mine = new LoginTry("/");
            var back = new HashMap<>(
                    once(issuer.visit(login.begin(issuer.view(), mine).orElseThrow())));
            back.put(name, new String[] {"a", "b"});
            assertThat(login.end(back).arrival()).as(name).isNull();
            assertThat(mine.refused()).contains(Refused.UNTRUSTED);
        }
    }

    @Test
    void aNoOfThePersonAndAMistakeInTheSettingAreTold() {
        assertRefused(Refused.CANCELLED, refusal("access_denied"));
        assertRefused(Refused.MISCONFIGURED, refusal("unauthorized_client"));
        assertRefused(Refused.DOWN, refusal("temporarily_unavailable"));
        assertRefused(Refused.UNTRUSTED, refusal("<script>"));
        assertRefused(Refused.UNTRUSTED, tried(back -> back.remove("code")));
    }

    private Tried refusal(String error) {
        return tried(back -> {
            back.remove("code");
            back.put("error", error);
        });
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of(Refused.NOT_ITSELF, change("issuer", "http://127.0.0.1:1")),
                Arguments.of(Refused.NOT_ITSELF, change("issuer", null)),
                Arguments.of(Refused.UNFIT, change("authorization_endpoint", "http://issuer.example/authorize")),
                Arguments.of(Refused.UNFIT, change("authorization_endpoint", "javascript:alert(1)")),
                Arguments.of(Refused.UNFIT, change("token_endpoint", null)),
                Arguments.of(Refused.UNFIT, change("token_endpoint", "http://169.254.169.254/token")),
                Arguments.of(Refused.UNFIT, change("jwks_uri", "file:///etc/passwd")),
                Arguments.of(Refused.UNFIT, change("jwks_uri", "not an address")),
                Arguments.of(Refused.UNFIT, change("code_challenge_methods_supported", List.of("plain"))),
                Arguments.of(Refused.UNFIT, change("code_challenge_methods_supported", null)),
                Arguments.of(Refused.UNFIT, change("response_types_supported", List.of("token"))),
                Arguments.of(Refused.UNFIT, change("id_token_signing_alg_values_supported", List.of("none", "HS256"))),
                Arguments.of(Refused.NOT_ITSELF, change("subject_types_supported", "nonsense")));
    }

    private static Consumer<Map<String, Object>> change(String name, @Nullable Object value) {
        return value == null ? said -> said.remove(name) : said -> said.put(name, value);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void anIssuerThatIsAnotherOrOffersLessIsNotAsked(Refused why, Consumer<Map<String, Object>> change) {
        issuer.discovery = change;
        var mine = new LoginTry("/");

        assertThat(login.begin(issuer.view(), mine)).isEmpty();
        assertThat(mine.refused()).contains(why);
        assertThat(why.isOutage()).isTrue();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.CUT_OFF, Refused.CUT_OFF),
                Arguments.of(Fault.ENDLESS, Refused.CUT_OFF),
                Arguments.of(Fault.BROKEN, Refused.DOWN),
                Arguments.of(Fault.NO_JSON, Refused.NOT_ITSELF),
                Arguments.of(Fault.NO_TYPE, Refused.NOT_ITSELF),
                Arguments.of(Fault.ELSEWHERE, Refused.NOT_ITSELF),
                Arguments.of(Fault.SLOW, Refused.DOWN));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anIssuerThatAnswersBadlyIsAnOutageAndSaysWhich(Fault fault, Refused why) {
        issuer.spoil("/.well-known/openid-configuration", fault);
        var mine = new LoginTry("/");

        assertThat(login.begin(issuer.view(), mine)).isEmpty();
        assertThat(mine.refused()).contains(why);
        assertThat(issuer.asked()).doesNotContain("/keys"); // where a hint leads is not looked at
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/keys"})
    void anIssuerThatFailsInTheMiddleIsAnOutage(String path) {
        for (var fault : List.of(Fault.CUT_OFF, Fault.BROKEN, Fault.ENDLESS)) {
            issuer.spoil(path, fault);
            var tried = tried();

            assertThat(tried.back.arrival()).as("%s %s", path, fault).isNull();
            assertThat(tried.refused().orElseThrow().isOutage())
                    .as("%s %s", path, fault)
                    .isTrue();
        }
    }

    @Test
    void anIssuerThatIsNotThereIsAnOutage() {
        issuer.close();
        var mine = new LoginTry("/");

        assertThat(login.begin(issuer.view(), mine)).isEmpty();
        assertThat(mine.refused()).contains(Refused.DOWN);
        assertThat(Discovery.trouble(issuer.view())).contains(Refused.DOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example",
                "ftp://issuer.example",
                "https://",
                "issuer.example",
                "https://ada@issuer.example",
                "https://issuer.example?x=1",
                "https://issuer.example#x",
                "https://issuer.example/ x",
                "javascript:alert(1)",
                ""
            })
    void anIssuerThatSomebodyOnTheWayCouldAnswerForIsNoSetting(String address) {
        assertThatThrownBy(() -> new IssuerView(address, "client")).hasMessageContaining("is no issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "ä"})
    void aClientIdIsOneWord(String client) {
        assertThatThrownBy(() -> new IssuerView("https://issuer.example", client))
                .hasMessageContaining("is no client id");
    }
}
