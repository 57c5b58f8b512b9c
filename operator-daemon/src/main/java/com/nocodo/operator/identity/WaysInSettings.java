package com.nocodo.operator.identity;

import com.nocodo.operator.identity.mail.MailSettings;
import com.nocodo.operator.identity.oidc.IssuerSettings;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.support.GenericApplicationContext;

/// What the environment says of how people come in; judged before anything starts.
public record WaysInSettings(Optional<IssuerSettings> issuer, Optional<MailSettings> mail) {

    public static WaysInSettings of(Map<String, String> environment) {
        return new WaysInSettings(IssuerSettings.of(environment), MailSettings.of(environment));
    }

    public void beans(GenericApplicationContext context) {
        issuer.ifPresent(settings -> context.registerBean(IssuerSettings.class, () -> settings));
        mail.ifPresent(settings -> context.registerBean(MailSettings.class, () -> settings));
    }
}
