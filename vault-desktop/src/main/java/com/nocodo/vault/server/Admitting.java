package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.bridge.BridgeApi;
import com.nocodo.protocol.bridge.BridgeApi.Role;
import com.nocodo.provisioning.Steps;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The steps that bring a server to a list of who may come in: who is shut out goes first, and at once.
final class Admitting {
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final GuestList guests;
    private final ServerAccess server;
    private final Reach reach;

    Admitting(GuestList guests, Reach reach) {
        this.guests = guests;
        this.server = guests.access();
        this.reach = reach;
    }

    List<RunStep> steps() {
        var steps = new ArrayList<RunStep>();
        steps.add(Reaching.step(server));
        if (!guests.out().isEmpty()) { // they may hold all lines to the operator, which end with their sessions
            steps.add(script("ssh-out", "Accept no keys at SSH of whom is shut out", facts -> guests.known()));
        }
        steps.add(new WorkStep("operator-list", "Tell the operator who may come in", MOMENT, this::tell));
        steps.add(script("ssh-list", "Accept their keys at SSH, and no others", this::admitted));
        steps.add(new WorkStep("read-back", "See that both agree", MOMENT, this::readBack));
        return steps;
    }

    private WorkStep script(String id, String title, Function<Facts, List<Guest>> in) {
        return WorkStep.of(
                id,
                title,
                new ScriptRunStep(
                        Steps.named("keys"),
                        reach,
                        facts -> Acceptance.of(own(), in.apply(facts)),
                        facts -> List.of(server.pin()),
                        false));
    }

    private List<Guest> admitted(Facts facts) {
        var refused = Refusals.of(facts.all());
        return guests.in().stream().filter(guest -> !refused.has(guest.vault())).toList();
    }

    private List<AccessKeys> own() {
        return Stream.concat(Stream.of(server.keys()), guests.also().stream()).toList();
    }

    private Optional<Map<String, String>> tell(Facts facts, Consumer<String> line) throws InterruptedException {
        try (var open = new Proof(server, line).proven(server.keys())) {
            for (var key : guests.out()) {
                try {
                    open.client().revoke(key);
                } catch (ProblemException e) {
                    if (e.problem().code() != Problem.Code.NOT_FOUND) { // it never got as far as the operator
                        throw e;
                    }
                }
            }
            return Optional.of(Refusals.telling(
                    guests.in(), guest -> open.client().admit(guest.vault(), guest.name(), Role.MEMBER)));
        }
    }

    private Optional<Map<String, String>> readBack(Facts facts, Consumer<String> line) throws InterruptedException {
        try (var open = new Proof(server, line).proven(server.keys())) {
            var people = open.client().people();
            var missing = admitted(facts).stream().anyMatch(guest -> !holds(people, guest.vault()));
            if (missing || guests.out().stream().anyMatch(key -> holds(people, key))) {
                throw Problem.unavailable("The operator's list is another than the vault's. Go on with it.")
                        .toException();
            }
            return Optional.of(Map.of("people", Integer.toString(people.size())));
        }
    }

    private static boolean holds(List<BridgeApi.Person> people, byte[] key) {
        return people.stream().anyMatch(person -> MessageDigest.isEqual(person.key(), key));
    }
}
