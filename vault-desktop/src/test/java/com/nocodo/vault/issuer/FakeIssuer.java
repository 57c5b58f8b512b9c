package com.nocodo.vault.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nocodo.vault.door.IssuerView;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// An issuer that takes nothing but what a public client with a proof key sends, and answers as it is told to: a token
/// for somebody else, signed by somebody else, or half of an answer.
public final class FakeIssuer implements AutoCloseable {
    public static final String CLIENT = "vault-of-a-person";
    private static final RSAKey KEY = rsa("good");
    private static final RSAKey STRANGER = rsa("good"); // under the same name
    private static final ECKey CURVE = curve();

    /// How the token is signed.
    enum Signed {
        WELL,
        BY_A_STRANGER,
        NOT_AT_ALL,
        WITH_THE_PUBLIC_KEY_AS_A_SECRET,
        IN_ANOTHER_ALGORITHM
    }

    /// What becomes of an answer.
    enum Fault {
        CUT_OFF,
        ENDLESS,
        BROKEN,
        NO_JSON,
        NO_TYPE,
        ELSEWHERE,
        SLOW
    }

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();
    private final List<String> asked = new ArrayList<>();
    volatile Signed signed = Signed.WELL;
    volatile Consumer<Map<String, Object>> discovery = said -> {};
    volatile Consumer<JWTClaimsSet.Builder> claims = said -> {};
    volatile String subject = "subject-1";

    public FakeIssuer() throws IOException {
        this(0);
    }

    FakeIssuer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.createContext("/.well-known/openid-configuration", call -> answer(call, 200, document()));
        server.createContext("/keys", call -> answer(call, 200, keys()));
        server.createContext("/token", this::token);
        server.setExecutor(work -> Thread.ofVirtual().start(work));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    public IssuerView view() {
        return new IssuerView(address(), CLIENT);
    }

    void spoil(String path, Fault fault) {
        faults.put(path, fault);
    }

    /// The paths that were asked for.
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private Map<String, Object> document() {
        var said = new LinkedHashMap<String, Object>();
        said.put("issuer", address());
        said.put("authorization_endpoint", address() + "/authorize");
        said.put("token_endpoint", address() + "/token");
        said.put("jwks_uri", address() + "/keys");
        said.put("response_types_supported", List.of("code"));
        said.put("subject_types_supported", List.of("public"));
        said.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
        said.put("code_challenge_methods_supported", List.of("S256"));
        said.put("authorization_response_iss_parameter_supported", true);
        discovery.accept(said);
        return said;
    }

    private static Map<String, Object> keys() {
        return new JWKSet(List.of(KEY.toPublicJWK(), CURVE.toPublicJWK())).toJSONObject();
    }

    /// A person who signs in there at once.
    ///
    /// @return what the browser is led back to, as parameters
    public Map<String, String> visit(URI there) {
        var sent = parameters(there.getRawQuery());
        assertThat(there.getPath()).isEqualTo("/authorize");
        assertThat(sent)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("prompt", "login");
        assertThat(sent.get("redirect_uri")).matches("http://127\\.0\\.0\\.1:[0-9]+/login/back");
        assertThat(sent.getOrDefault("scope", "").split(" ")).contains("openid");
        for (var secret : List.of("state", "nonce", "code_challenge")) {
            assertThat(sent.get(secret)).as(secret).matches("[A-Za-z0-9_-]{43}");
        }
        var code = "code-" + given.incrementAndGet();
        codes.put(code, sent);
        var back = new HashMap<String, String>();
        back.put("code", code);
        back.put("state", sent.getOrDefault("state", ""));
        back.put("iss", address());
        return back;
    }

    private void token(HttpExchange call) throws IOException {
        var sent = parameters(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = codes.remove(sent.getOrDefault("code", ""));
        if (call.getRequestHeaders().containsKey("Authorization") || sent.containsKey("client_secret")) {
            answer(call, 401, Map.of("error", "invalid_client"));
        } else if (asked == null
                || !call.getRequestMethod().equals("POST")
                || !"authorization_code".equals(sent.get("grant_type"))
                || !CLIENT.equals(sent.get("client_id"))
                || !Objects.equals(asked.get("redirect_uri"), sent.get("redirect_uri"))
                || !Objects.equals(asked.get("code_challenge"), hash(sent.getOrDefault("code_verifier", "")))) {
            answer(call, 400, Map.of("error", "invalid_grant"));
        } else {
            answer(
                    call,
                    200,
                    Map.of(
                            "access_token", "canary-access-token",
                            "token_type", "Bearer",
                            "expires_in", 300,
                            "refresh_token", "canary-refresh-token",
                            "id_token", idToken(asked.getOrDefault("nonce", ""))));
        }
    }

    private String idToken(String nonce) {
        var now = Instant.now();
        var said = new JWTClaimsSet.Builder()
                .issuer(address())
                .subject(subject)
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("preferred_username", "ada");
        claims.accept(said);
        try {
            return signed(said.build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet said) throws JOSEException {
        if (signed == Signed.NOT_AT_ALL) {
            return new PlainJWT(said).serialize();
        }
        var algorithm = switch (signed) {
            case WITH_THE_PUBLIC_KEY_AS_A_SECRET -> JWSAlgorithm.HS256;
            case IN_ANOTHER_ALGORITHM -> JWSAlgorithm.ES256;
            default -> JWSAlgorithm.RS256;
        };
        var key = signed == Signed.IN_ANOTHER_ALGORITHM ? CURVE.getKeyID() : KEY.getKeyID();
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), said);
        token.sign(
                switch (signed) {
                    case BY_A_STRANGER -> new RSASSASigner(STRANGER);
                    case WITH_THE_PUBLIC_KEY_AS_A_SECRET ->
                        new MACSigner(KEY.toRSAPublicKey().getEncoded());
                    case IN_ANOTHER_ALGORITHM -> new ECDSASigner(CURVE);
                    default -> new RSASSASigner(KEY);
                });
        return token.serialize();
    }

    private void answer(HttpExchange call, int status, Map<String, Object> body) throws IOException {
        var path = call.getRequestURI().getPath();
        synchronized (this) {
            asked.add(path);
        }
        var bytes = JsonMapper.shared().writeValueAsBytes(body);
        var fault = faults.get(path);
        try (call) {
            call.getResponseHeaders().set("Content-Type", "application/json");
            switch (fault) {
                case null -> send(call, status, bytes, bytes.length);
                case CUT_OFF -> send(call, status, java.util.Arrays.copyOf(bytes, bytes.length / 2), bytes.length);
                case ENDLESS -> send(call, status, new byte[Calls.MOST_BYTES + 1], Calls.MOST_BYTES + 1);
                case BROKEN -> send(call, 503, bytes, bytes.length);
                case NO_JSON -> {
                    call.getResponseHeaders().set("Content-Type", "text/html");
                    var page = "<html>Please pay for this network</html>".getBytes(StandardCharsets.UTF_8);
                    send(call, 200, page, page.length);
                }
                case NO_TYPE -> {
                    call.getResponseHeaders().set("Content-Type", "json;;");
                    send(call, 200, bytes, bytes.length);
                }
                case ELSEWHERE -> {
                    call.getResponseHeaders().set("Location", address() + "/keys");
                    call.sendResponseHeaders(302, -1);
                }
                case SLOW -> Thread.sleep(3000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange call, int status, byte[] bytes, long said) throws IOException {
        call.sendResponseHeaders(status, said);
        try {
            call.getResponseBody().write(bytes);
            call.getResponseBody().flush();
        } catch (IOException e) {
            // Whoever asked has heard enough.
        }
    }

    private static Map<String, String> parameters(String text) {
        var all = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            all.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private static String hash(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey curve() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
