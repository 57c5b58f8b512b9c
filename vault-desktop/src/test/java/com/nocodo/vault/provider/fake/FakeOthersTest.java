package com.nocodo.vault.provider.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The smaller stand-ins refuse what is wrong, too.
final class FakeOthersTest {
    private static final String KEY = "{\"name\":\"k\",\"public_key\":\"ssh-ed25519 AAAA\",\"labels\":{}}";
    private static final String SERVER = """
            {"name":"s","server_type":"cx32","image":"ubuntu-24.04","location":"fsn1","ssh_keys":[%s],"user_data":"#",
             "labels":{},"firewalls":[{"firewall":%s}],"public_net":{},"start_after_create":true}""";
    private static final String DROPLET = """
            {"name":"s","region":"%s","size":"s-2vcpu-4gb","image":"ubuntu-24-04-x64","ssh_keys":[%s],"user_data":"#",
             "tags":["t"],"ipv6":true,"monitoring":false,"with_droplet_agent":false}""";
    private final TestTime time = new TestTime();
    private final FakeHetzner hetzner = new FakeHetzner(time);
    private final FakeDigitalOcean ocean = new FakeDigitalOcean(time);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        hetzner.close();
        ocean.close();
    }

    @Test
    void strangersAndUnknownWordsAreRefused() throws Exception {
        assertThat(send(hetzner, "wrong", "GET", "/v1/servers", "").statusCode())
                .isEqualTo(401);
        assertThat(send(ocean, "wrong", "GET", "/v2/droplets", "").statusCode()).isEqualTo(401);
        assertThat(hetzner("GET", "/v1/servers?colour=red", "").statusCode()).isEqualTo(400);
        assertThat(ocean("GET", "/v2/droplets?colour=red", "").statusCode()).isEqualTo(400);
        assertThat(hetzner("POST", "/v1/ssh_keys", KEY.replace("labels", "tags"))
                        .body())
                .contains("unknown fields [tags], missing fields [labels]");
        assertThat(ocean("POST", "/v2/tags", "{\"name\":\"t\",\"x\":1}").body()).contains("unknown fields [x]");
        assertThat(hetzner.resources() + ocean.resources()).isZero();
    }

    @Test
    void hetznersNamesAreUniqueAndAFirewallInUseStays() throws Exception {
        var key = id(hetzner("POST", "/v1/ssh_keys", KEY));
        assertThat(hetzner("POST", "/v1/ssh_keys", KEY).body()).contains("uniqueness_error");
        var wall = id(hetzner("POST", "/v1/firewalls", "{\"name\":\"f\",\"rules\":[],\"labels\":{}}"));
        assertThat(hetzner("POST", "/v1/servers", SERVER.formatted("", wall)).body())
                .contains("password of root");
        var server = id(hetzner("POST", "/v1/servers", SERVER.formatted(key, wall)));

        assertThat(hetzner("DELETE", "/v1/firewalls/" + wall, "").body()).contains("resource_in_use");
        assertThat(hetzner("DELETE", "/v1/servers/" + server, "").statusCode()).isEqualTo(200);
        assertThat(hetzner("DELETE", "/v1/servers/" + server, "").statusCode())
                .as("it goes")
                .isEqualTo(423);
        time.take(Duration.ofSeconds(6));
        assertThat(hetzner("GET", "/v1/servers/" + server, "").statusCode()).isEqualTo(404);
        assertThat(hetzner("DELETE", "/v1/firewalls/" + wall, "").statusCode()).isEqualTo(204);
        assertThat(hetzner.resources()).isOne();
    }

    @Test
    void digitalOceansTagsComeFirstAndAKeyIsNeeded() throws Exception {
        var wall = "{\"name\":\"f\",\"inbound_rules\":[],\"outbound_rules\":[],\"tags\":[\"t\"]}";
        assertThat(ocean("POST", "/v2/firewalls", wall).body()).contains("tags must exist");
        assertThat(ocean("POST", "/v2/tags", "{\"name\":\"t\"}").statusCode()).isEqualTo(201);
        assertThat(ocean("POST", "/v2/tags", "{\"name\":\"t\"}").statusCode()).isEqualTo(422);
        assertThat(ocean("POST", "/v2/firewalls", wall).statusCode()).isEqualTo(202);
        assertThat(ocean("POST", "/v2/droplets", DROPLET.formatted("fra1", "7")).body())
                .contains("password of root");
        var key = id(ocean("POST", "/v2/account/keys", "{\"name\":\"k\",\"public_key\":\"ssh-ed25519 AAAA\"}"));
        assertThat(ocean("POST", "/v2/droplets", DROPLET.formatted("mars", key)).body())
                .contains("not available");
        var droplet = id(ocean("POST", "/v2/droplets", DROPLET.formatted("fra1", key)));

        assertThat(ocean("GET", "/v2/droplets/" + droplet, "").body()).contains("\"status\":\"new\"");
        time.take(Duration.ofSeconds(20));
        assertThat(ocean("GET", "/v2/droplets?tag_name=t", "").body()).contains("\"status\":\"active\"");
        assertThat(ocean("GET", "/v2/droplets?tag_name=other", "").body()).contains("\"droplets\":[]");
        assertThat(ocean.resources()).isEqualTo(4);
    }

    private static String id(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isBetween(200, 202);
        return Call.JSON.readTree(made.body()).iterator().next().get("id").asString();
    }

    private HttpResponse<String> hetzner(String method, String path, String body) throws Exception {
        return send(hetzner, FakeHetzner.TOKEN, method, path, body);
    }

    private HttpResponse<String> ocean(String method, String path, String body) throws Exception {
        return send(ocean, FakeDigitalOcean.TOKEN, method, path, body);
    }

    private HttpResponse<String> send(FakeCloud fake, String token, String method, String path, String body)
            throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + fake.address().url().port() + path))
                .header("Authorization", "Bearer " + token);
        if (body.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
