package com.nocodo.vault.holder;

import com.nocodo.vault.door.RotationView;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.server.RotationEvidence;
import com.nocodo.vault.server.RunEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Changes of keys as they are shown.
final class Rotations {
    /// After so long keys should be changed; nobody does it by itself.
    private static final Duration LONG = Duration.ofDays(90);

    private Rotations() {}

    static RotationView view(Holding holding, String server) {
        var record = holding.work().get(server).body();
        var all = holding.upkeep().rotations(server);
        var since = all.stream()
                .map(one -> one.body().ended())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(record.ordered());
        var last = all.stream().findFirst();
        return new RotationView(
                since,
                !Visits.isVisit(record) && isDue(since, holding.clock().instant()),
                last.filter(one -> one.body().ended() == null).isPresent(),
                last.map(one -> one.body().trouble()).orElse(""),
                last.map(one -> one.body().begun()).orElse(null),
                evidence(holding, last));
    }

    private static boolean isDue(Instant since, Instant now) {
        return !now.isBefore(since.plus(LONG));
    }

    private static List<RotationView.StepView> evidence(Holding holding, Optional<Stored<RotationRecord>> last) {
        return last.stream()
                .flatMap(one -> holding.upkeep().evidence(one.id()).stream())
                .filter(entry -> entry.state() == RunEntry.State.DONE)
                .map(entry -> new RotationView.StepView(
                        entry.step(), RotationEvidence.title(entry.step()), words(entry.facts()), entry.at()))
                .toList();
    }

    private static String words(Map<String, String> facts) {
        return facts.entrySet().stream()
                .filter(fact ->
                        !fact.getKey().equals("address") && !fact.getKey().endsWith("-changed"))
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey() + ": " + fact.getValue().strip())
                .collect(Collectors.joining("; "));
    }
}
