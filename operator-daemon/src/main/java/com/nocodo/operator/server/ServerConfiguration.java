package com.nocodo.operator.server;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    FilterRegistrationBean<HostGate> hostGate(Hosts hosts, Applications applications, Tickets tickets) {
        var gate = new FilterRegistrationBean<>(new HostGate(hosts, new AppProxy(applications, tickets, hosts)));
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE);
        gate.setAsyncSupported(true);
        return gate;
    }
}
