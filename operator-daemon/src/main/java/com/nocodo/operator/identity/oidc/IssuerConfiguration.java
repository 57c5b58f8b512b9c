package com.nocodo.operator.identity.oidc;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.identity.Accounts;
import com.nocodo.operator.identity.Attempts;
import com.nocodo.operator.identity.Audit;
import com.nocodo.operator.identity.Challenges;
import com.nocodo.operator.identity.Tokens;
import com.nocodo.operator.server.Hosts;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(IssuerSettings.class)
public class IssuerConfiguration {

    @Bean
    IssuerSignIn issuerSignIn(
            IssuerSettings settings,
            Hosts hosts,
            Database db,
            Clock clock,
            SecureRandom random,
            Accounts accounts,
            Audit audit) {
        return new IssuerSignIn(
                new Discovery(settings, hosts, clock),
                new IssuerSubjects(db, clock, accounts, audit),
                new Begun(new Challenges<>(clock), new Tokens(random), hosts.port()),
                new Attempts(clock),
                audit);
    }
}
