package com.nocodo.operator.identity;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.identity.mail.Invitations;
import com.nocodo.operator.identity.mail.MailSettings;
import com.nocodo.operator.identity.oidc.IssuerConfiguration;
import com.nocodo.operator.identity.oidc.IssuerResource;
import com.nocodo.operator.identity.oidc.IssuerSettings;
import com.nocodo.operator.identity.passkey.PasskeyResource;
import com.nocodo.operator.identity.passkey.Passkeys;
import com.nocodo.operator.once.Once;
import com.nocodo.operator.server.Hosts;
import com.nocodo.operator.server.Refusal;
import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

@Configuration(proxyBeanMethods = false)
@Import({
    MembersResource.class,
    MyResource.class,
    SignIn.class,
    IssuerConfiguration.class,
    IssuerResource.class,
    PasskeyResource.class
})
public class IdentityConfiguration {

    @Bean
    Audit audit(Database db, Clock clock) {
        return new Audit(db, clock);
    }

    @Bean
    Once once(Database db, Clock clock) {
        return new Once(db, clock);
    }

    @Bean
    Accounts accounts(Database db, Clock clock) {
        return new Accounts(db, clock);
    }

    @Bean
    SignInLinks signInLinks(Database db, Clock clock, SecureRandom random, Audit audit) {
        return new SignInLinks(db, clock, random, audit);
    }

    @Bean
    Sessions sessions(Database db, Clock clock, SecureRandom random) {
        return new Sessions(db, clock, random);
    }

    @Bean
    ApiTokens apiTokens(Database db, Clock clock, SecureRandom random) {
        return new ApiTokens(db, clock, random);
    }

    @Bean
    Members members(
            Accounts accounts,
            Sessions sessions,
            ApiTokens tokens,
            SignInLinks links,
            Audit audit,
            Hosts hosts,
            Passkeys passkeys,
            Once once,
            ObjectProvider<IssuerSettings> issuer,
            ObjectProvider<MailSettings> mail) {
        var invitations = mail.stream().map(Invitations::new).findFirst().orElse(null);
        return new Members(
                accounts, sessions, tokens, links, audit, hosts, passkeys, once, issuer.getIfAvailable(), invitations);
    }

    @Bean
    Passkeys passkeys(Database db, Accounts accounts, Audit audit, Clock clock, Hosts hosts) {
        return new Passkeys(db, accounts, audit, clock, hosts);
    }

    @Bean
    SessionContexts sessionContexts(Sessions sessions, Hosts hosts) {
        return new SessionContexts(sessions, hosts);
    }

    @Bean
    Passwords passwords(Accounts accounts, Clock clock, Audit audit) {
        return new Passwords(accounts, new Attempts(clock), audit);
    }

    /// Whoever comes with a cookie is known to come from our own page: the gate has checked the origin.
    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            SessionContexts contexts,
            ApiTokens tokens,
            ObjectProvider<SecurityContextHolderStrategy> holder) {
        var current = holder.getIfAvailable(SecurityContextHolder::getContextHolderStrategy);
        return http.securityMatcher("/api/**")
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new BearerFilter(tokens, current), AnonymousAuthenticationFilter.class)
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR) // ends of what was let in
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(problems -> problems.authenticationEntryPoint((request, response, e) ->
                                Refusal.send(response, 401, "Unauthorized", "Sign in, or send a token of yours."))
                        .accessDeniedHandler((request, response, e) ->
                                Refusal.send(response, 403, "Forbidden", "Your role does not allow this.")))
                .build();
    }

    /// The ways in and out need nobody to be known.
    @Bean
    @Order(2)
    SecurityFilterChain waysIn(HttpSecurity http, SessionContexts contexts) {
        return http.securityMatcher("/session/link", "/session/end", "/session/passkey/**", "/session/oidc/**")
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
