package com.nocodo.vault.ui.web;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.ArrivalView;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.holder.Holder;
import com.nocodo.vault.issuer.Login;
import com.nocodo.vault.issuer.LoginTry;
import com.nocodo.vault.issuer.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/// Where the issuer leads the browser back to. No cookie of ours gets here, and nothing is shown: whoever comes with a
/// state that waits is led on to the vault's page, which knows its browsers by itself.
///
/// @see "docs/decisions/0071-the-login.md"
final class LoginReturn extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(LoginReturn.class);

    private final Page.Order place;
    private final Login login;

    LoginReturn(Page.Order place, Login login) {
        this.place = place;
        this.login = login;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getRequestURI().equals(Login.BACK)) {
            chain.doFilter(request, response);
        } else if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            Refusal.send(response, 405, "One comes back from a login by GET.");
        } else {
            back(request, response);
        }
    }

    private void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var came = login.end(request.getParameterMap());
        var mine = came.login();
        if (mine == null) {
            Refusal.send(response, 400, Refused.LOST.sentence() + " Go back to the vault's page, and begin again.");
            return;
        }
        var arrival = came.arrival();
        if (arrival != null) {
            arrive(mine, arrival);
        } else {
            mine.refused().ifPresent(this::note);
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", place.origin() + mine.page());
        response.setHeader("Cache-Control", "no-store");
    }

    private void arrive(LoginTry mine, ArrivalView arrival) {
        try {
            if (!ask(vault -> vault.login().arrive(arrival))) {
                mine.refuse(Refused.OTHER_ACCOUNT);
            }
        } catch (ProblemException e) {
            mine.refuse(
                    e.problem().code() == Problem.Code.CONFLICT
                            ? Refused.OTHER_ISSUER // it was changed since this login was begun
                            : Refused.LOST);
        }
    }

    private void note(Refused why) {
        try {
            ask(vault -> {
                vault.login().noteRefused(why.word());
                return why;
            });
        } catch (ProblemException e) {
            LOG.warn("a login was refused, and the vault could not note it");
        }
    }

    private <T> T ask(Function<VaultApi, T> question) throws ProblemException {
        try (var vault = Holder.DOOR.connect(Holder.socket(Path.of(place.home())))) {
            return question.apply(vault);
        } catch (IOException e) {
            throw Problem.unavailable("The vault is being locked. Begin again.").toException();
        }
    }
}
