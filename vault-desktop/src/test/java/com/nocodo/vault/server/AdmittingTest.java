package com.nocodo.vault.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.ssh.SshKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// In which order a server is told who may come in, and what one who is refused does to the others.
class AdmittingTest {
    private final SecureRandom random = new SecureRandom();

    private Guest guest(String name) {
        return new Guest(name, SshKey.random(random).publicKey().text(), random.generateSeed(32));
    }

    private List<String> steps(List<byte[]> out) {
        var keys = AccessKeys.random(random);
        var pin = SshKey.random(random).publicKey().text();
        var access = new ServerAccess("192.0.2.1", 22, pin, keys, "operator-1", new byte[32]);
        var guests = new GuestList(access, List.of(), List.of(guest("known")), List.of(guest("fresh")), out);
        try (var reach = new Reach(22, keys.adminKey())) {
            return new Admitting(guests, reach)
                    .steps().stream().map(RunStep::id).toList();
        }
    }

    /// They may hold every line that the operator has, so that nobody gets through to tell it.
    @Test
    void whoIsShutOutLosesTheWayInBeforeTheOperatorIsAsked() {
        assertThat(steps(List.of(random.generateSeed(32)))).containsSubsequence("ssh-out", "operator-list", "ssh-list");
        assertThat(steps(List.of())).doesNotContain("ssh-out").containsSubsequence("operator-list", "ssh-list");
    }

    @Test
    void oneWhomTheOperatorRefusesDoesNotStopTheOthers() {
        var told = new ArrayList<String>();
        var bad = guest("bad");
        var revoked = guest("revoked");

        var found = Refusals.telling(List.of(bad, revoked, guest("good")), guest -> {
            told.add(guest.name());
            if (guest.name().equals("bad")) {
                throw Problem.invalid("no such name").toException();
            }
            if (guest.name().equals("revoked")) {
                throw Problem.conflict("revoked, and stays so").toException();
            }
        });

        assertThat(told).containsExactly("bad", "revoked", "good");
        var refusals = Refusals.of(found);
        assertThat(refusals.why()).hasSize(2);
        assertThat(refusals.find(bad.vault())).hasValue("no such name");
        assertThat(refusals.has(revoked.vault())).isTrue();
        assertThat(Refusals.of(Map.of("address", "192.0.2.1")).why()).isEmpty();
    }

    @Test
    void anOperatorThatIsGoneOrDeniesUsRefusesNobody() {
        for (var problem : List.of(Problem.unavailable("gone"), Problem.denied("not an owner"))) {
            assertThatThrownBy(() -> Refusals.telling(List.of(guest("good")), guest -> {
                        throw problem.toException();
                    }))
                    .hasMessageContaining(problem.message());
        }
    }
}
