package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.protocol.OperatorApi;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersTest {
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

    private static String comeIn(Served.Answer invitation) throws Exception {
        return served.get(Served.path(invitation.json().get("link").asString())).cookie();
    }

    @Test
    void aViewerLooksAndDoesNothing() throws Exception {
        var viewer = comeIn(invite("Looker", "viewer"));

        assertThat(served.get("/api/v1/projects", "Cookie", viewer).status()).isEqualTo(200);
        assertThat(served.get("/api/v1/cards", "Cookie", viewer).status()).isEqualTo(200);
        assertThat(served.get("/api/v1/health", "Cookie", viewer).status()).isEqualTo(403);
        assertThat(served.send("DELETE", "/api/v1/projects/x", null, "Cookie", viewer)
                        .status())
                .isEqualTo(403);
        assertThat(served.send(
                                "POST",
                                "/api/v1/projects",
                                "{\"key\":\"k\",\"text\":\"I run a shop. Customers have a name.\"}",
                                "Cookie",
                                viewer)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyAnOwnerLetsOthersIn() throws Exception {
        var builder = comeIn(invite("Maker", "builder"));

        var asked =
                served.send("POST", "/api/v1/members", "{\"name\":\"Friend\",\"role\":\"owner\"}", "Cookie", builder);

        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.json().get("detail").asString()).isEqualTo("Only an owner may do this.");
    }

    @Test
    void whoAsksAgainUnderTheSameKeyIsToldWhatTheFirstOneMadeAndNoSecret() throws Exception {
        var member = "{\"name\":\"Twice\",\"role\":\"viewer\",\"key\":\"m1\"}";
        var token = "{\"name\":\"twice\",\"scope\":\"read\",\"days\":1,\"key\":\"t1\"}";
        var invited = served.send("POST", "/api/v1/members", member, "Cookie", owner);
        var made = served.send("POST", "/api/v1/me/tokens", token, "Cookie", owner);

        var invitedAgain = served.send("POST", "/api/v1/members", member, "Cookie", owner);
        var madeAgain = served.send("POST", "/api/v1/me/tokens", token, "Cookie", owner);

        assertThat(invitedAgain.status()).as(invitedAgain.body()).isEqualTo(409);
        assertThat(invitedAgain.body())
                .contains(invited.json().get("account").get("id").asString());
        assertThat(madeAgain.status()).as(madeAgain.body()).isEqualTo(409);
        assertThat(madeAgain.body()).contains(made.json().get("token").get("id").asString());
        assertThat(served.get("/api/v1/members", "Cookie", owner).body()).containsOnlyOnce("Twice");
        assertThat(served.get("/api/v1/me/tokens", "Cookie", owner).body()).containsOnlyOnce("twice");
        var other = served.send("POST", "/api/v1/members", member.replace("Twice", "Other"), "Cookie", owner);
        assertThat(other.body()).contains("another request");
    }

    @Test
    void whoIsRemovedIsOutAtOnceAlsoByToken() throws Exception {
        var invitation = invite("Leaver", "builder");
        var leaver = comeIn(invitation);
        var token = served.send(
                        "POST",
                        "/api/v1/me/tokens",
                        "{\"name\":\"t\",\"scope\":\"write\",\"days\":1}",
                        "Cookie",
                        leaver)
                .json()
                .get("secret")
                .asString();
        var id = invitation.json().get("account").get("id").asString();

        served.send("DELETE", "/api/v1/members/" + id, null, "Cookie", owner);

        assertThat(served.get("/api/v1/me", "Cookie", leaver).status()).isEqualTo(401);
        assertThat(served.get("/api/v1/me", "Authorization", "Bearer " + token).status())
                .isEqualTo(401);
    }

    @Test
    void aRoleCountsFromTheMomentItIsSet() throws Exception {
        var invitation = invite("Promoted", "viewer");
        var member = comeIn(invitation);
        var id = invitation.json().get("account").get("id").asString();

        served.send("PUT", "/api/v1/members/" + id + "/role", "{\"role\":\"builder\"}", "Cookie", owner);

        assertThat(served.send("DELETE", "/api/v1/projects/nix", null, "Cookie", member)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aNewPasswordEndsTheOtherBrowsersAndNotThisOne() throws Exception {
        var invitation = invite("Careful", "builder");
        var first = comeIn(invitation);
        var id = invitation.json().get("account").get("id").asString();
        var again = served.send("POST", "/api/v1/members/" + id + "/link", null, "Cookie", owner);
        var second = comeIn(again);

        var set = served.send(
                "PUT",
                "/api/v1/me/password",
                "{\"email\":\"careful@example.org\",\"password\":\"a long enough text\"}",
                "Cookie",
                second);

        assertThat(set.status()).isEqualTo(204);
        assertThat(served.get("/api/v1/me", "Cookie", first).status()).isEqualTo(401);
        assertThat(served.get("/api/v1/me", "Cookie", second).status()).isEqualTo(200);
    }

    @Test
    void thereIsAlwaysAnOwner() throws Exception {
        var me = served.get("/api/v1/me", "Cookie", owner).json().get("id").asString();

        var lower = served.send("PUT", "/api/v1/members/" + me + "/role", "{\"role\":\"viewer\"}", "Cookie", owner);
        var remove = served.send("DELETE", "/api/v1/members/" + me, null, "Cookie", owner);

        assertThat(lower.status()).isEqualTo(409);
        assertThat(remove.status()).isEqualTo(409);
    }

    @Test
    void badNamesRolesAndAddressesAreSaid() throws Exception {
        assertThat(invite("", "viewer").json().get("detail").asString()).contains("1 to 100 characters");
        assertThat(invite("A", "king").json().get("detail").asString()).contains("'king' is no role");
        var password = served.send(
                "PUT",
                "/api/v1/me/password",
                "{\"email\":\"nobody\",\"password\":\"long enough text\"}",
                "Cookie",
                owner);
        assertThat(password.status()).isEqualTo(422);
    }

    /// Whoever adds a way to look says so in `Door`; everything else takes a builder.
    @Test
    void everyWayToLookIsOneOfTheDoor() {
        assertThat(Arrays.stream(OperatorApi.class.getMethods()).map(Method::getName))
                .containsAll(Door.LOOKING);
    }
}
