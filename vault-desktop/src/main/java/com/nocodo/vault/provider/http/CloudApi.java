package com.nocodo.vault.provider.http;

import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.Trouble;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One provider's API. Asks again where asking again is harmless; where a change may have happened, it says so instead.
///
/// The log has method, path, status and the provider's request id, never headers or bodies.
///
/// @see "docs/decisions/0068-okhttp.md"
public final class CloudApi implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CloudApi.class);

    private final String provider;
    private final Wire wire;
    private final Limits limits;
    private final Pause pause;
    private final Errors errors;

    /// @param header the token's, such as `X-Auth-Token`
    /// @param prefix before the token in it, such as `Bearer `
    public CloudApi(
            String provider,
            BaseAddress base,
            String header,
            String prefix,
            Token token,
            Limits limits,
            Pause pause,
            Errors errors) {
        this.provider = provider;
        this.wire = new Wire(provider, base, header, prefix + token.text(), limits);
        this.limits = limits;
        this.pause = pause;
        this.errors = errors;
    }

    /// The answer, if it is one of success.
    public Answer call(Ask ask) {
        var answer = settled(ask);
        if (answer.status() >= 400) {
            throw refusal(answer).toException();
        }
        return answer;
    }

    /// The same, where "it does not exist" is an answer too.
    public Optional<Answer> find(Ask ask) {
        var answer = settled(ask);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() >= 400) {
            throw refusal(answer).toException();
        }
        return Optional.of(answer);
    }

    private Trouble refusal(Answer answer) {
        return errors.read(answer)
                .orElseGet(() -> new Trouble.Refused("%s refuses to %s (%d, without a reason that we know)."
                        .formatted(provider, answer.ask().what(), answer.status())));
    }

    private Answer settled(Ask ask) {
        for (int attempt = 1; ; attempt++) {
            try {
                var answer = wire.send(ask);
                log.debug("{} {}: {} (request {})", provider, ask, answer.status(), answer.requestId());
                if (answer.status() < 400 || answer.status() == 404) {
                    return answer;
                }
                log.warn("{} {}: {} (request {})", provider, ask, answer.status(), answer.requestId());
                boolean reasoned = answer.status() != 429
                        && (answer.status() < 500 || errors.read(answer).isPresent());
                if (reasoned) {
                    return answer;
                }
                rest(attempt, busy(ask, answer, attempt), answer.retryAfter());
            } catch (IOException e) {
                log.warn("{} {}: no answer ({})", provider, ask, e.getClass().getSimpleName());
                rest(attempt, silent(ask, e, attempt), Duration.ZERO);
            }
        }
    }

    /// Waits and returns, or ends the call with the trouble.
    private void rest(int attempt, Trouble trouble, Duration asked) {
        if (attempt >= limits.tries() || trouble instanceof Trouble.Unanswered) {
            throw trouble.toException();
        }
        try {
            pause.take(limits.pauseAfter(attempt, asked));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudTrouble(trouble);
        }
    }

    /// 429 was not carried out, whatever it was. After any other trouble of theirs nobody knows.
    private Trouble busy(Ask ask, Answer answer, int attempt) {
        if (answer.status() == 429) {
            return new Trouble.Busy(
                    "%s asks us to slow down: could not %s after %d tries. It goes on in a few minutes."
                            .formatted(provider, ask.what(), attempt),
                    limits.pauseAfter(limits.tries(), answer.retryAfter()));
        }
        return unsure(ask, "%s has trouble of its own (%d)".formatted(provider, answer.status()), attempt);
    }

    private Trouble silent(Ask ask, IOException reason, int attempt) {
        if (reason instanceof UnknownHostException
                || reason instanceof ConnectException
                || reason instanceof NoRouteToHostException) {
            return new Trouble.Busy(
                    "%s cannot be reached, so we could not %s. Is this computer online?"
                            .formatted(provider, ask.what()),
                    limits.pauseAfter(limits.tries(), Duration.ZERO));
        }
        var what = reason instanceof SSLException
                ? "the encrypted connection to %s failed".formatted(provider)
                : "%s gave no whole answer in time".formatted(provider);
        return unsure(ask, what, attempt);
    }

    private Trouble unsure(Ask ask, String what, int attempt) {
        if (ask.repeatable()) {
            return new Trouble.Busy(
                    "Could not %s: %s, %d times. It goes on when that works again."
                            .formatted(ask.what(), what, attempt),
                    limits.pauseAfter(limits.tries(), Duration.ZERO));
        }
        return new Trouble.Unanswered(
                "Asked to %s, but %s: it may have happened or not. We look before anything is tried again."
                        .formatted(ask.what(), what));
    }

    @Override
    public void close() {
        wire.close();
    }
}
