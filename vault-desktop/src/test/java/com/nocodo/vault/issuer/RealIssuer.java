package com.nocodo.vault.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nocodo.vault.door.IssuerView;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/// An issuer on this machine: Spring's Authorization Server, as nocodo.com would run it, with a public client that
/// comes back to the loopback address on any port.
public final class RealIssuer implements AutoCloseable {
    public static final String CLIENT = "vault";
    private final int port;
    private @Nullable AnnotationConfigServletWebServerApplicationContext context;

    public RealIssuer() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        start();
    }

    /// Again, where it was: what it knew is forgotten, its key is another.
    public void start() {
        var fresh = new AnnotationConfigServletWebServerApplicationContext();
        fresh.registerBean(TomcatServletWebServerFactory.class, () -> new TomcatServletWebServerFactory(port));
        fresh.registerBean(Told.class, () -> new Told(address()));
        fresh.register(Setup.class);
        fresh.refresh();
        context = fresh;
    }

    public String address() {
        return "http://localhost:" + port;
    }

    public IssuerView view() {
        return new IssuerView(address(), CLIENT);
    }

    record Told(String address) {}

    /// Where the browser of a person is sent back to, who signs in there on the way.
    public String visit(URI authorize, String person) throws IOException, InterruptedException {
        try (var browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var form = send(browser, HttpRequest.newBuilder(authorize).header("Accept", "text/html"));
            assertThat(form).endsWith("/login");
            var page = browser.send(
                            HttpRequest.newBuilder(URI.create(form)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            var filled = "username=" + person + "&password=password&_csrf="
                    + page.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]*)\".*", "$1");
            var on = send(
                    browser,
                    HttpRequest.newBuilder(URI.create(form))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(filled)));
            return send(browser, HttpRequest.newBuilder(URI.create(on)).header("Accept", "text/html"));
        }
    }

    /// The status with which it refuses to send anybody anywhere.
    public int statusOf(URI authorize) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(authorize)
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String send(HttpClient browser, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.headers()
                .firstValue("Location")
                .map(location -> answer.uri().resolve(location).toString())
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    @Configuration
    @EnableWebMvc
    @EnableWebSecurity
    static class Setup {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings(Told told) {
            return AuthorizationServerSettings.builder().issuer(told.address()).build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("http://127.0.0.1/login/back")
                    .scope("openid")
                    .scope("email")
                    .scope("profile")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(List.of("ada", "eve").stream()
                    .map(name -> User.withUsername(name)
                            .password("{noop}password")
                            .roles("USER")
                            .build())
                    .toList());
        }

        @Bean
        DispatcherServlet servlet() {
            return new DispatcherServlet(); // the server asks no filter where there is no servlet
        }

        @Bean
        JwtDecoder tokens(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("key").generate()));
        }
    }
}
