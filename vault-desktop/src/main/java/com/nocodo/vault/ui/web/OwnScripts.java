package com.nocodo.vault.ui.web;

import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts our script before all others, numbers those that stand in the page, and keeps troubles short.
final class OwnScripts implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(OwnScripts.class);

    private final transient SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::prepare);
        event.getSource()
                .addSessionInitListener(
                        session -> session.getSession().setErrorHandler(trouble -> told(trouble.getThrowable())));
    }

    private void prepare(IndexHtmlResponse response) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        var page = response.getDocument();
        page.head().prependElement("script").attr("src", "/look/page.js");
        page.select("script").forEach(script -> script.attr("nonce", nonce));
        response.getVaadinResponse().setHeader("Content-Security-Policy", Policy.inside(nonce));
        response.getVaadinResponse().setHeader("Cache-Control", "no-store");
    }

    private static void told(Throwable trouble) {
        if (trouble instanceof ProblemException problem) {
            com.nocodo.vault.ui.Notices.tell(problem.problem().message());
        } else {
            LOG.error("a page made a mistake", trouble);
            com.nocodo.vault.ui.Notices.tell("This is a mistake of ours. It is in the log: page.log");
        }
    }
}
