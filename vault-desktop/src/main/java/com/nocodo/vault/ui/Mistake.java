package com.nocodo.vault.ui;

import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A page that could not be made: why, where the vault said so, and nothing of how it is built.
final class Mistake extends Main implements HasErrorParameter<Exception> {
    private static final Logger LOG = LoggerFactory.getLogger(Mistake.class);

    Mistake() {
        addClassName("page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var problem = problem(parameter.getException());
        if (problem == null) {
            LOG.error("a page could not be made", parameter.getException());
        }
        add(
                new H1("This page cannot be shown"),
                new Paragraph(
                        problem == null
                                ? "This is a mistake of ours. It is in the log: page.log"
                                : problem.problem().message()),
                new Paragraph(new Anchor("/", "To the servers")));
        return 500;
    }

    private static @Nullable ProblemException problem(@Nullable Throwable trouble) {
        for (var one = trouble; one != null; one = one.getCause()) {
            if (one instanceof ProblemException found) {
                return found;
            }
        }
        return null;
    }
}
