package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nocodo.operator.home.Ports;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
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
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/// An issuer of identities on this machine: Spring's Authorization Server, as a company would run it; a process of its
/// own, since Spring Security keeps who asks in one place a process.
final class RealIssuer implements AutoCloseable {
    static final String CLIENT = "nocodo";
    static final String SECRET = "a secret of the client";

    /// Who has an identity there, with the address that the issuer tells, and whether it has verified it.
    record Person(String email, boolean verified) {}

    private final Process process;
    final String address;

    RealIssuer(int port, String redirect, Map<String, Person> people) throws Exception {
        this.address = "http://localhost:" + port;
        var argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RealIssuer.class.getName(),
                String.valueOf(port),
                redirect));
        people.forEach((name, person) -> argv.add(name + "=" + person.email() + "=" + person.verified()));
        this.process = new ProcessBuilder(argv)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        for (int tenths = 0; Ports.free(port); tenths++) {
            assertThat(process.isAlive() && tenths < 900)
                    .as("the issuer started")
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    public static void main(String[] arguments) {
        var people = Arrays.stream(arguments)
                .skip(2)
                .map(one -> one.split("=", -1))
                .collect(Collectors.toMap(one -> one[0], one -> new Person(one[1], Boolean.parseBoolean(one[2]))));
        var port = Integer.parseInt(arguments[0]);
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(TomcatServletWebServerFactory.class, () -> new TomcatServletWebServerFactory(port));
        context.registerBean(Told.class, () -> new Told("http://localhost:" + port, arguments[1], people));
        context.register(Setup.class);
        context.refresh();
    }

    static int freePort() {
        return Ports.anyFree();
    }

    record Told(String address, String redirect, Map<String, Person> people) {}

    /// Where the browser of a person is sent back to, who signs in there on the way.
    String visit(String authorize, String person) throws Exception {
        try (var browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var form =
                    send(browser, HttpRequest.newBuilder(URI.create(authorize)).header("Accept", "text/html"));
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

    private static String send(HttpClient browser, HttpRequest.Builder request) throws Exception {
        var answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.headers()
                .firstValue("Location")
                .map(location -> answer.uri().resolve(location).toString())
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    @Override
    public void close() {
        process.destroy();
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
        RegisteredClientRepository clients(Told told) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(told.redirect())
                    .scope("openid")
                    .scope("email")
                    .scope("profile")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        UserDetailsService users(Told told) {
            return new InMemoryUserDetailsManager(told.people().keySet().stream()
                    .map(name -> User.withUsername(name)
                            .password("{noop}password")
                            .roles("USER")
                            .build())
                    .toList());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Told told) {
            return token -> {
                Authentication who = Objects.requireNonNull(token.getPrincipal());
                var person = Objects.requireNonNull(told.people().get(who.getName()));
                if (token.getTokenType().getValue().equals("id_token")
                        && !person.email().isEmpty()) {
                    token.getClaims().claim("email", person.email()).claim("email_verified", person.verified());
                }
            };
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
        JWKSource<SecurityContext> keys() throws Exception {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID("key")
                    .build()));
        }
    }
}
