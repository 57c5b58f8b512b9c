package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A spreadsheet becomes an application by messages, and its rows are worked with over HTTP.
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DataTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MEMBERS =
            IntStream.rangeClosed(0, 40).mapToObj(DataTest::member).collect(Collectors.joining("\n"));

    @TempDir
    static Path folder;

    private static Served served;
    private static String owner;
    private static String project;

    private static String member(int n) {
        if (n == 0) {
            return "Name,E-mail,Joined,Fee,Status";
        }
        var joined = n == 7 ? "soon" : "2026-01-%02d".formatted(n % 28 + 1);
        var status = List.of("active", "resting").get(n % 2);
        return "Member %d,m%d@example.org,%s,%d.50,%s".formatted(n, n, joined, n % 9 + 1, status);
    }

    @BeforeAll
    static void build() throws Exception {
        served = Served.home(folder.resolve("home"));
        owner = served.signIn();
        var begun = send(
                "POST",
                "/api/v1/projects",
                Map.of("key", "k1", "text", "", "attachments", List.of(upload("members.csv", MEMBERS))));
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        project = "/api/v1/projects/" + begun.json().path("id").asString();
        assertThat(send("POST", project + "/messages", Map.of("key", "k2", "text", "rename fee to monthly fee"))
                        .status())
                .isEqualTo(202);
        done(send("POST", project + "/builds", null));
    }

    @AfterAll
    static void end() throws Exception {
        if (project != null) {
            served.send("DELETE", project, null, "Cookie", owner);
        }
        served.close();
    }

    private static Served.Answer send(String method, String path, @Nullable Object body) throws Exception {
        return served.send(method, path, body == null ? null : JSON.writeValueAsString(body), "Cookie", owner);
    }

    private static JsonNode get(String path) throws Exception {
        var answer = served.get(path, "Cookie", owner);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String upload(String name, String content) throws Exception {
        return uploaded(name, content.getBytes(StandardCharsets.UTF_8))
                .json()
                .path("id")
                .asString();
    }

    private static Served.Answer uploaded(String name, byte[] content) throws Exception {
        return served.send("/api/v1/attachments?name=" + name, content, "Cookie", owner);
    }

    private static String done(Served.Answer queued) throws Exception {
        assertThat(queued.status()).as(queued.body()).isEqualTo(202);
        var id = queued.json().path("id").asString();
        for (int tries = 0; tries < 3000; tries++) {
            for (var job : get(project + "/jobs")) {
                if (job.path("id").asString().equals(id)
                        && !job.path("ended_at").isNull()) {
                    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
                    return id;
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("the job does not end");
    }

    /// The daily backup keeps others from the project for a moment, whenever that is.
    private static Served.Answer once(String path) throws Exception {
        var answer = send("POST", project + path, null);
        for (int tries = 0; tries < 100 && answer.status() == 409; tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
            answer = send("POST", project + path, null);
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static long count() throws Exception {
        return get(project + "/data").get(0).path("rows").asLong();
    }

    private static JsonNode rowsTaken() throws Exception {
        return get(project + "/events?limit=1000")
                .valueStream()
                .map(record -> record.path("event"))
                .filter(event -> event.path("type").asString().equals("rows_taken"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    @Order(1)
    void theBuildPutsTheRowsInAndListsWhatDidNotFit() throws Exception {
        var taken = rowsTaken();

        assertThat(count()).isEqualTo(40);
        assertThat(taken.path("rows").asLong()).isEqualTo(40);
        assertThat(taken.path("misfits").get(0).path("value").asString()).isEqualTo("soon");
        assertThat(served.get(project + "/jobs/" + taken.path("job").asString() + "/misfits", "Cookie", owner)
                        .body())
                .contains("\"soon\"");
    }

    @Test
    @Order(2)
    void rowsAreSearchedFilteredSortedAndPaged() throws Exception {
        var page = get(project + "/data/member/rows?page=2&page_size=10&sort=-monthly_fee");
        var found = get(project + "/data/member/rows?q=Member%203");
        var active = get(project + "/data/member/rows?filter=status%3Dactive&filter=monthly_fee_from%3D5.50");

        assertThat(page.path("items")).hasSize(10);
        assertThat(page.path("total").asInt()).isEqualTo(40);
        assertThat(found.path("total").asInt()).isEqualTo(11);
        assertThat(active.path("items")
                        .get(0)
                        .path("values")
                        .path("monthly_fee")
                        .asString())
                .matches("[5-9]\\.50");
        assertThat(served.get(project + "/data/member/rows?filter=nothing%3D1", "Cookie", owner)
                        .status())
                .isEqualTo(422);
        assertThat(served.get(project + "/data/nothing/rows", "Cookie", owner).status())
                .isEqualTo(404);
        assertThat(served.get(project + "/data/member/rows?page_size=1000", "Cookie", owner)
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Order(3)
    void aRowIsMadeChangedAndRemovedByTheRulesOfTheApplication() throws Exception {
        var rows = project + "/data/member/rows";
        var wrong = send("POST", rows, Map.of("values", Map.of("name", "", "e_mail", "no", "monthly_fee", "x")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").get(0).path("field").asString()).isEqualTo("monthly_fee");
        var email = send("POST", rows, Map.of("values", Map.of("name", "Zoe", "e_mail", "no", "monthly_fee", "1.50")));
        assertThat(email.json().path("errors").toString()).contains("e_mail");

        var zoe = Map.of("name", "<script>alert(1)</script>", "joined", "2026-05-01", "status", "active");
        var values = with(zoe, "e_mail=zoe@example.org", "monthly_fee=1.50");
        var made = send("POST", rows, Map.of("values", values, "key", "zoe"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(send("POST", rows, Map.of("values", values, "key", "zoe")).body())
                .isEqualTo(made.body());
        assertThat(send("POST", rows, Map.of("values", zoe, "key", "zoe")).status())
                .isEqualTo(409);
        var row = rows + "/" + made.json().path("id").asLong();
        assertThat(get(row).path("values").path("name").asString()).isEqualTo("<script>alert(1)</script>");
        var changed = send("PATCH", row, Map.of("version", 1, "values", Map.of("name", "=1+1")));
        assertThat(changed.json().path("version").asLong()).isEqualTo(2);
        assertThat(send("PATCH", row, Map.of("version", 1, "values", Map.of("name", "Zoe")))
                        .status())
                .isEqualTo(409);
        assertThat(served.get(project + "/data/member/export", "Cookie", owner).body())
                .contains("'=1+1");
        assertThat(send("DELETE", row, null).status()).isEqualTo(204);
        assertThat(served.get(row, "Cookie", owner).status()).isEqualTo(404);
        assertThat(count()).isEqualTo(40);
    }

    private static Map<String, String> with(Map<String, String> values, String... more) {
        Map<String, String> all = new TreeMap<>(values);
        for (var one : more) {
            all.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
        }
        return all;
    }

    @Test
    @Order(4)
    void anImportIsTriedWithoutATraceCarriedOutAndTakenBack() throws Exception {
        var file = upload("more.csv", """
            Name,Mail,Since,Fee,Status
            New 1,n1@example.org,05.02.2026,3.50,resting
            New 2,m2@example.org,06.02.2026,3.50,active
            New 3,n3@example.org,never,3.50,unknown
            New 4,n4@example.org,07.02.2026,3.50,active
            """);
        var sheet = get(project + "/data/member/sheets/" + file).get(0);
        assertThat(sheet.path("columns").get(0).path("field").asString()).isEqualTo("name");
        var wanted = Map.of(
                "attachment",
                file,
                "sheet",
                sheet.path("sheet").asString(),
                "table",
                "member",
                "fields",
                Map.of("Name", "name", "Mail", "e_mail", "Since", "joined", "Fee", "monthly_fee", "Status", "status"));

        var tried = send("POST", project + "/imports/try", wanted);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(count()).isEqualTo(40);
        Map<String, Object> keyed = new TreeMap<>(wanted);
        keyed.put("key", "more");
        var job = done(send("POST", project + "/imports", keyed));
        assertThat(done(send("POST", project + "/imports", keyed))).isEqualTo(job);

        var taken = rowsTaken();
        assertThat(tried.json().path("rows")).isEqualTo(taken.path("rows"));
        assertThat(tried.json().path("misfits")).isEqualTo(taken.path("misfits"));
        assertThat(taken.path("misfits").toString()).contains("is not a date").contains("is none of");
        var in = taken.path("rows").asLong();
        assertThat(in).isBetween(2L, 4L);
        assertThat(count()).isEqualTo(40 + in);

        var touched = get(project + "/data/member/rows?q=New%201").path("items").get(0);
        send(
                "PATCH",
                project + "/data/member/rows/" + touched.path("id").asLong(),
                Map.of("version", 1, "values", Map.of("name", "New one")));
        done(send("POST", project + "/imports/" + job + "/undo", null));

        assertThat(count()).isEqualTo(41);
        assertThat(rowsTaken().path("misfits").toString()).contains("was changed since");
        assertThat(send("POST", project + "/imports/" + job + "/undo", null).status())
                .isEqualTo(409);
        assertThat(get(project + "/imports").get(0).path("undone").asBoolean()).isTrue();
    }

    @Test
    @Order(5)
    void whatIsWrongWithAnImportIsSaidBeforeAnythingIsDone() throws Exception {
        var file = upload("more.csv", "Name,Mail\nA,a@example.org\n");

        for (var fields : List.of(
                Map.of(),
                Map.of("Nothing", "name"),
                Map.of("Name", "nothing"),
                Map.of("Name", "name", "Mail", "name"))) {
            var refused = send(
                    "POST",
                    project + "/imports",
                    Map.of("attachment", file, "sheet", "more", "table", "member", "fields", fields));
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        }
        assertThat(uploaded("a.xlsx", "PK\u0003\u0004broken".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(send("POST", project + "/stop", null).status()).isEqualTo(200);
        assertThat(served.get(project + "/data", "Cookie", owner)
                        .json()
                        .path("detail")
                        .asString())
                .contains("does not run");
        once("/start");
    }

    @Test
    @Order(6)
    void aBackupAndItsRestoreAreCarriedOutOncePerKey() throws Exception {
        var backups = project + "/past/backups";
        var made = done(send("POST", backups, Map.of("key", "b1")));
        assertThat(done(send("POST", backups, Map.of("key", "b1")))).isEqualTo(made);
        assertThat(done(send("POST", backups, null))).isNotEqualTo(made);

        var backup = get(project + "/past").path("backups").get(0).path("id").asString();
        var restore = backups + "/" + backup + "/restore";
        var restored = done(send("POST", restore, Map.of("key", "r1")));

        assertThat(done(send("POST", restore, Map.of("key", "r1")))).isEqualTo(restored);
        assertThat(send("POST", restore, Map.of("key", "b1")).status()).isEqualTo(409);
    }

    @Test
    @Order(7)
    void viewersOnlyLookAndWhoChangedSomethingIsNoted() throws Exception {
        var invited = send("POST", "/api/v1/members", Map.of("name", "Looker", "role", "viewer"));
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
        var viewer =
                served.get(Served.path(invited.json().path("link").asString())).cookie();
        var rows = project + "/data/member/rows";
        var row = JSON.writeValueAsString(Map.of("values", Map.of("name", "Nobody")));

        assertThat(served.get(rows, "Cookie", viewer).status()).isEqualTo(200);
        assertThat(served.send("POST", rows, row, "Cookie", viewer).status()).isEqualTo(403);
        assertThat(served.send("DELETE", rows + "/1", null, "Cookie", viewer).status())
                .isEqualTo(403);
        assertThat(served.send("/api/v1/attachments?name=a.csv", new byte[] {'a'}, "Cookie", viewer)
                        .status())
                .isEqualTo(403);
        assertThat(notes()).contains("DataApi.create", "DataApi.update", "DataApi.delete", "DataApi.queueImport");
    }

    @Test
    @Order(7)
    void theSampleHasRowsOfItsOwnUnderAnOriginOfItsOwnAndTheRealOnesStay() throws Exception {
        var real = count();
        var sample = once("/sample");
        var host = URI.create(sample.json().path("url").asString()).getAuthority();
        assertThat(host).startsWith("sample.").endsWith(served.host().substring("ui".length()));
        assertThat(served.get("/api/members", "Host", host).status()).isEqualTo(401);

        var look = send("POST", project + "/sample/see-as", Map.of("role", "owner"));
        var opened = served.get(Served.path(look.json().path("url").asString()), "Host", host);
        var session = opened.cookie();
        var rows = served.get("/api/members?page_size=100", "Host", host, "Cookie", session)
                .json();
        assertThat(rows.path("items").size())
                .isEqualTo(sample.json().path("rows").asInt())
                .isGreaterThan(9);
        assertThat(served.get("/api/members", "Host", host.substring("sample.".length()), "Cookie", session)
                        .status())
                .isEqualTo(401);
        var token = served.get("/api/session", "Host", host, "Cookie", session)
                .json()
                .path("csrf_token")
                .asString();
        var first = "/api/members/" + rows.path("items").get(0).path("id").asLong();
        assertThat(served.send("DELETE", first, null, "Host", host, "Cookie", session, "X-CSRF-Token", token)
                        .status())
                .isEqualTo(204);
        assertThat(count()).isEqualTo(real);
        assertThat(send("POST", project + "/sample", null).json()).isEqualTo(sample.json());

        assertThat(once("/sample/start-over").json()).isEqualTo(sample.json());
        assertThat(served.get("/api/members", "Host", host, "Cookie", session).status())
                .isEqualTo(401);
        assertThat(send("POST", project + "/sample/see-as", Map.of("role", "nobody"))
                        .status())
                .isEqualTo(422);

        assertThat(send("POST", project + "/stop", null).status()).isEqualTo(200);
        assertThat(served.get("/api/members", "Host", host).status()).isEqualTo(503);
        once("/start");
        assertThat(count()).isEqualTo(real);
    }

    private static List<String> notes() throws Exception {
        List<String> notes = new ArrayList<>();
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/operator.db"));
                var statement = db.createStatement();
                var found = statement.executeQuery("SELECT what FROM audit WHERE account IS NOT NULL")) {
            while (found.next()) {
                notes.add(found.getString(1));
            }
        }
        return notes;
    }
}
