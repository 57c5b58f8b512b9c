package com.nocodo.webapp;

import com.nocodo.webapp.shell.Me;
import com.nocodo.webapp.shell.Palette;
import com.nocodo.webapp.shell.SignInView;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;

/// Joins the web app to the operator that carries it: that knows who somebody is, this shows the pages.
@AutoConfiguration
@Import({Me.class, Palette.class})
@EnableVaadin("com.nocodo.webapp")
public class WebAppConfiguration {

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SecurityContextRepository contexts) {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/look/**", "/icons/**", "/webjars/highlightjs/**")
                                .permitAll())
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(SignInView.class))
                .build();
    }
}
