package com.nocodo.webapp.shell;

import com.nocodo.protocol.OperatorDoor;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Optional;

/// The way in for whoever has set a password; everybody else comes by a link.
@Route(value = "sign-in", autoLayout = false)
@AnonymousAllowed
public final class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private final LoginForm form = new LoginForm();
    private final Div alarm = new Div();

    SignInView(OperatorDoor door) {
        addClassName("sign-in");
        form.setAction("sign-in");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words());
        alarm.getElement().setAttribute("role", "alert");
        alarm.addClassName("alarm");
        alarm.setVisible(false);
        add(new H1("nocodo"), alarm, form, new PasskeyButton(this::warnOf));
        Optional.ofNullable(door.waysIn().issuer()).ifPresent(issuer -> add(byIssuer(issuer)));
        add(new Paragraph(getTranslation("sign-in.without-password")));
    }

    private Anchor byIssuer(String issuer) {
        var way = new Anchor("/session/oidc", getTranslation("sign-in.issuer", issuer));
        way.setRouterIgnore(true);
        way.addClassNames("way", "button");
        return way;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var asked = event.getLocation().getQueryParameters().getParameters();
        form.setError(asked.containsKey("error"));
        Optional.ofNullable(asked.get("link")).map(List::getFirst).ifPresent(this::warn);
        Optional.ofNullable(asked.get("oidc")).map(List::getFirst).ifPresent(this::refusedByIssuer);
    }

    private void warn(String how) {
        warnOf(
                switch (how) {
                    case "used" -> getTranslation("sign-in.link.used");
                    case "expired" -> getTranslation("sign-in.link.expired");
                    default -> getTranslation("sign-in.link.unknown");
                });
    }

    private void refusedByIssuer(String why) {
        warnOf(
                switch (why) {
                    case "not-invited" -> getTranslation("sign-in.issuer.not-invited");
                    case "unverified" -> getTranslation("sign-in.issuer.unverified");
                    case "no-address" -> getTranslation("sign-in.issuer.no-address");
                    case "taken" -> getTranslation("sign-in.issuer.taken");
                    case "down" -> getTranslation("sign-in.issuer.down");
                    case "misconfigured" -> getTranslation("sign-in.issuer.misconfigured");
                    case "lost" -> getTranslation("sign-in.issuer.lost");
                    case "too-many" -> getTranslation("sign-in.issuer.too-many");
                    case "cancelled" -> getTranslation("sign-in.issuer.cancelled");
                    default -> getTranslation("sign-in.issuer.untrusted");
                });
    }

    private void warnOf(String sentence) {
        alarm.setText(sentence);
        alarm.setVisible(true);
    }

    private LoginI18n words() {
        var words = LoginI18n.createDefault();
        words.getForm().setTitle(getTranslation("sign-in.title"));
        words.getForm().setUsername(getTranslation("sign-in.email"));
        words.getForm().setPassword(getTranslation("sign-in.password"));
        words.getForm().setSubmit(getTranslation("sign-in.submit"));
        words.getErrorMessage().setTitle(getTranslation("sign-in.wrong"));
        words.getErrorMessage().setMessage(getTranslation("sign-in.wrong.hint"));
        return words;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sign-in.title") + " · nocodo";
    }
}
