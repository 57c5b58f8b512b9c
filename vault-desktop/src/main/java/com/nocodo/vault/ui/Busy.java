package com.nocodo.vault.ui;

import com.nocodo.protocol.ProblemException;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Something that takes a while and is waited for in sight, while the rest of the page answers.
final class Busy extends Div {
    private static final int ASK_MILLIS = 400;

    private final Span words = new Span();
    private @Nullable Registration polls;
    private int before;

    Busy() {
        addClassName("busy");
        getElement().setAttribute("role", "status");
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-hidden", "true");
        add(words, bar);
        setVisible(false);
    }

    /// @param origin cannot be used meanwhile
    <T> void run(String doing, HasEnabled origin, Callable<T> work, Consumer<T> done) {
        if (polls != null) {
            return; // one at a time
        }
        var ui = UI.getCurrent();
        words.setText(doing);
        setVisible(true);
        origin.setEnabled(false);
        before = ui.getPollInterval();
        ui.setPollInterval(ASK_MILLIS);
        var answer = CompletableFuture.supplyAsync(
                () -> called(work), task -> Thread.ofVirtual().name("page-work").start(task));
        polls = ui.addPollListener(poll -> {
            if (answer.isDone()) {
                end(ui, origin);
                tell(answer, done);
            }
        });
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private void end(UI ui, HasEnabled origin) {
        if (polls != null) {
            polls.remove();
            polls = null;
        }
        ui.setPollInterval(before);
        setVisible(false);
        origin.setEnabled(true);
    }

    private static <T> void tell(CompletableFuture<T> answer, Consumer<T> done) {
        try {
            done.accept(answer.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                Notices.tell(problem.problem().message());
            } else {
                throw e;
            }
        }
    }
}
