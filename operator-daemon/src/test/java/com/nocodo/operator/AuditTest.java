package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.protocol.AttachmentApi;
import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.PlanApi;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AuditTest {
    @TempDir
    static Path home;

    private static Served served;
    private static String owner;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.home(home);
        owner = served.signIn();
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static Served.Answer invite(String name, String role) throws Exception {
        return served.send(
                "POST", "/api/v1/members", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role), "Cookie", owner);
    }

    private static JsonNode audit(String query) throws Exception {
        var answer = served.get("/api/v1/audit" + query, "Cookie", owner);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void whatWasDoneIsToldNewestFirstWithWhoDidIt() throws Exception {
        var id = invite("Ann", "viewer").json().get("account").get("id").asString();
        served.send("PUT", "/api/v1/members/" + id + "/role", "{\"role\":\"builder\"}", "Cookie", owner);
        served.send("DELETE", "/api/v1/members/" + id, null, "Cookie", owner);

        var newest = audit("?limit=3");

        assertThat(newest.valueStream().map(one -> one.get("what").asString()))
                .containsExactly("removed", "role_set", "invited");
        assertThat(newest.get(0).get("about").asString()).isEqualTo(id + " Ann");
        assertThat(newest.get(0).get("name").asString()).isEqualTo("Owner");
        assertThat(newest.get(0).get("alarm").asBoolean()).isFalse();
    }

    @Test
    void olderOnesAreAskedForByNumber() throws Exception {
        invite("One", "viewer");
        invite("Two", "viewer");
        var all = audit("");

        var second = audit("?limit=1&before=" + all.get(0).get("seq").asLong());
        var none = audit("?before=1");

        assertThat(second.get(0)).isEqualTo(all.get(1));
        assertThat(none).isEmpty();
        assertThat(served.get("/api/v1/audit?limit=0", "Cookie", owner).status())
                .isEqualTo(422);
        assertThat(served.get("/api/v1/audit?before=0", "Cookie", owner).status())
                .isEqualTo(422);
    }

    @Test
    void aLinkThatIsUsedASecondTimeIsAnAlarm() throws Exception {
        var link = Served.path(invite("Twice", "viewer").json().get("link").asString());
        served.get(link);
        served.get(link);

        var alarm = audit("?limit=1").get(0);

        assertThat(alarm.get("what").asString()).isEqualTo("link_used_again");
        assertThat(alarm.get("name").asString()).isEqualTo("Twice");
        assertThat(alarm.get("alarm").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"builder", "viewer"})
    void onlyOwnersReadIt(String role) throws Exception {
        var member = served.get(
                        Served.path(invite("Curious", role).json().get("link").asString()))
                .cookie();

        var refused = served.get("/api/v1/audit", "Cookie", member);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("This takes an owner");
        assertThat(served.get("/api/v1/audit").status()).isEqualTo(401);
    }

    @Test
    void noSecretIsInIt() throws Exception {
        var invited = invite("Secret", "builder").json();
        var link = invited.get("link").asString();
        var member = served.get(Served.path(link)).cookie();
        var password = "a long enough text";
        served.send(
                "PUT",
                "/api/v1/me/password",
                "{\"email\":\"secret@example.org\",\"password\":\"%s\"}".formatted(password),
                "Cookie",
                member);
        var token = served.send(
                "POST", "/api/v1/me/tokens", "{\"name\":\"t\",\"scope\":\"read\",\"days\":1}", "Cookie", member);
        assertThat(token.status()).isEqualTo(201);

        var told = audit("?limit=1000").toString();

        assertThat(told)
                .contains("token_made", "password_set")
                .doesNotContain(link.replaceAll(".*token=", ""), password, "nocodo_")
                .doesNotContain(member.replaceAll(".*=", ""));
    }

    /// What the page of an owner says of each.
    @ParameterizedTest
    @ValueSource(strings = {"translations", "translations_de"})
    void everythingThatIsNotedHasWords(String catalogue) throws Exception {
        var words = new Properties();
        try (var file = getClass().getResourceAsStream("/vaadin-i18n/" + catalogue + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }

        assertThat(noted()).hasSizeGreaterThan(15);
        assertThat(words.keySet())
                .containsAll(noted().stream().map(what -> "audit." + what).toList())
                .containsAll(partsThatChange()
                        .map(what -> "audit."
                                + what.replaceFirst("Api\\.", ".")
                                        .replaceAll("(?<=[a-z])([A-Z])", "_$1")
                                        .toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static Set<String> noted() throws Exception {
        var call = Pattern.compile("audit\\.note\\(([^;]+);");
        var literal = Pattern.compile("\"([a-z_]+)\"");
        try (var files = Files.walk(Path.of("src/main/java/com/nocodo/operator/identity"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> found(call, read(file)))
                    .flatMap(arguments -> found(literal, arguments))
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(one -> one.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> partsThatChange() {
        return Stream.of(PastApi.class, PlanApi.class, DataApi.class, AttachmentApi.class)
                .flatMap(part ->
                        Arrays.stream(part.getMethods()).map(method -> part.getSimpleName() + "." + method.getName()))
                .filter(name -> !Door.LOOKING_AT_PARTS.contains(name));
    }
}
