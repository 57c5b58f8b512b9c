package com.nocodo.operator;

import com.nocodo.operator.identity.IdentityConfiguration;
import com.nocodo.operator.rest.RestConfiguration;
import com.nocodo.operator.server.ServerConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.Modulithic;

/// The operator as a server. What it works on, the home's state, is opened before and given to it. Its parts are named,
/// not looked for: to read every class at each start takes longer than to make them.
@Modulithic
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({IdentityConfiguration.class, RestConfiguration.class, ServerConfiguration.class})
public class OperatorApplication {}
