package com.nocodo.vault.ui.web;

import com.nocodo.vault.entry.Entrance;
import com.nocodo.vault.issuer.Login;
import com.nocodo.vault.ui.Person;
import com.nocodo.vault.ui.Ways;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.SpringSecurityAutoConfiguration;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.security.SecureRandom;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.session.StandardManager;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/// The page as a server.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = SpringSecurityAutoConfiguration.class) // only its parts for a login are used
@EnableVaadin("com.nocodo.vault.ui")
@Import({Person.class, Ways.class})
public class PageApplication {

    @Bean
    FilterRegistrationBean<Gate> gate(Page.Order order) {
        var gate = new FilterRegistrationBean<>(new Gate(order));
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return gate;
    }

    @Bean
    Alarms alarms(Page.Order order) {
        return new Alarms(order);
    }

    @Bean
    FilterRegistrationBean<LoginReturn> loginReturn(Page.Order order, Login login) {
        var back = new FilterRegistrationBean<>(new LoginReturn(order, login));
        back.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return back;
    }

    @Bean
    FilterRegistrationBean<FrontDoor> frontDoor(Entrance entrance, Alarms alarms) {
        var door = new FilterRegistrationBean<>(new FrontDoor(entrance, alarms));
        door.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return door;
    }

    @Bean
    VaadinServiceInitListener ownScripts() {
        return new OwnScripts();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> server() {
        return factory -> factory.addContextCustomizers(context -> {
            var sessions = new StandardManager();
            sessions.setPathname(null); // never on the disk
            sessions.setSecureRandomAlgorithm(new SecureRandom().getAlgorithm());
            context.setManager(sessions);
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(PlainRefusals.class.getName());
            }
        });
    }
}
