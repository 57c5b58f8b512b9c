package com.nocodo.operator.server;

import java.security.SecureRandom;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.session.StandardManager;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedHandler;

@Configuration(proxyBeanMethods = false)
public class ServerConfiguration {

    @Bean
    FilterRegistrationBean<HostGate> hostGate(Hosts hosts, Applications applications, Tickets tickets) {
        var gate = new FilterRegistrationBean<>(new HostGate(hosts, new AppProxy(applications, tickets, hosts)));
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE);
        gate.setAsyncSupported(true);
        return gate;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> server(Hosts hosts) {
        return factory -> {
            factory.setPort(hosts.port());
            factory.getSettings().getSession().getCookie().setName("nocodo-page-" + hosts.port());
            factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true)); // the gate refuses it
            factory.addContextCustomizers(context -> {
                context.setManager(pageSessions());
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ServerRefusals.class.getName());
                }
            });
        };
    }

    /// With the system's own random numbers: Tomcat's are made ready longer than everything else of its start.
    private static StandardManager pageSessions() {
        var sessions = new StandardManager();
        sessions.setSecureRandomAlgorithm(new SecureRandom().getAlgorithm());
        return sessions;
    }

    /// What the firewall finds wrong with an address or a method.
    @Bean
    RequestRejectedHandler refusalsOfTheFirewall() {
        return (request, response, e) ->
                Refusal.send(response, 400, "Bad Request", "This address, method or header is not well-formed.");
    }
}
