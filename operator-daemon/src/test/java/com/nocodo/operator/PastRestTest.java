package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.protocol.AttachmentApi;
import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.PlanApi;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastRestTest {
    @TempDir
    static Path home;

    private static Served served;
    private static String owner;

    @BeforeAll
    static void serve() throws Exception {
        served = Served.home(home);
        owner = served.signIn();
        served.send(
                "POST",
                "/api/v1/projects",
                "{\"key\":\"k\",\"text\":\"I run a shop. Customers have a name.\"}",
                "Cookie",
                owner);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void aProjectThatIsOnlyDescribedHasNoPast() throws Exception {
        var past = served.get("/api/v1/projects/shop/past", "Cookie", owner);

        assertThat(past.status()).isEqualTo(200);
        assertThat(past.body()).isEqualTo("{\"versions\":[],\"backups\":[],\"rows\":{}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST|/backups||409|is not built yet",
                "POST|/backups|{\"key\":\"b1\"}|409|is not built yet",
                "POST|/backups|{\"key\":\"b 1\"}|422|cannot be the key",
                "POST|/backups|{\"name\":\"b1\"}|400|no property 'name'",
                "POST|/backups/nothing/restore|{\"key\":\"r1\"}|409|is not built yet",
                "POST|/versions/1/restore|{\"losses\":false,\"key\":\"r2\"}|409|is not built yet",
                "POST|/undo|{\"key\":\"k1\"}|409|is not built yet",
                "GET|/versions/1/picture||404|There is no version 1",
                "POST|/undo|{}|400|'key' is missing",
                "POST|/versions/1/restore|{\"losses\":false}|409|is not built yet",
                "POST|/versions/1/restore?backup=|{}|400|'losses' is missing",
                "POST|/backups/nothing/restore||409|is not built yet",
                "POST|/backups/20260101T000000000Z/test||404|has no backup",
                "POST|/backups/%2e%2e/test||400|",
                "PUT|/backups/nothing|{\"starred\":true,\"note\":\"\"}|404|has no backup 'nothing'",
                "PUT|/versions/1|{\"name\":\"a\",\"starred\":true,\"note\":\"\"}|404|There is no version 1",
                "PUT|/versions/x|{\"name\":\"a\",\"starred\":true,\"note\":\"\"}|400|",
                "GET|/comparison?from=1&to=2||404|There is no version 1",
                "GET|/comparison?from=1||400|to"
            })
    void whatCannotBeIsRefusedWithTheReason(
            String method, String path, @org.jspecify.annotations.Nullable String body, int status, String sentence)
            throws Exception {
        var refused = served.send(method, "/api/v1/projects/shop/past" + path, body, "Cookie", owner);

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.json().get("detail").asString()).contains(sentence == null ? "" : sentence);
    }

    @Test
    void aViewerLooksAtThePastAndBringsNothingBack() throws Exception {
        var invited =
                served.send("POST", "/api/v1/members", "{\"name\":\"Looker\",\"role\":\"viewer\"}", "Cookie", owner);
        var viewer =
                served.get(Served.path(invited.json().get("link").asString())).cookie();

        assertThat(served.get("/api/v1/projects/shop/past", "Cookie", viewer).status())
                .isEqualTo(200);
        assertThat(served.send("POST", "/api/v1/projects/shop/past/backups", null, "Cookie", viewer)
                        .status())
                .isEqualTo(403);
        assertThat(served.get("/api/v1/projects/shop/plans", "Cookie", viewer).status())
                .isEqualTo(200);
        assertThat(served.send(
                                "POST",
                                "/api/v1/projects/shop/plans/1/tasks/T-1/comments",
                                "{\"key\":\"k\",\"text\":\"larger\"}",
                                "Cookie",
                                viewer)
                        .status())
                .isEqualTo(403);
        assertThat(served.send(
                                "POST",
                                "/api/v1/projects/shop/past/versions/1/restore",
                                "{\"losses\":false}",
                                "Cookie",
                                viewer)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everyWayToLookIsOneOfItsPart() {
        var all = Stream.of(PastApi.class, PlanApi.class, DataApi.class, AttachmentApi.class)
                .flatMap(part ->
                        Arrays.stream(part.getMethods()).map(method -> part.getSimpleName() + "." + method.getName()));
        assertThat(all).containsAll(Door.LOOKING_AT_PARTS);
    }
}
