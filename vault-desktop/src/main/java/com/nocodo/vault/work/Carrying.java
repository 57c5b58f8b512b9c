package com.nocodo.vault.work;

import com.nocodo.vault.door.CheckView;
import com.nocodo.vault.door.OffersView;
import com.nocodo.vault.door.OrphanView;
import com.nocodo.vault.door.PlanView;
import com.nocodo.vault.provider.Catalogue;
import com.nocodo.vault.provider.KeyReport;
import com.nocodo.vault.provider.Price;
import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Rights;
import com.nocodo.vault.provider.Size;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.server.BackupRuns;
import com.nocodo.vault.server.CodingRuns;
import com.nocodo.vault.server.KeyRuns;
import com.nocodo.vault.server.OperatorArchive;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.RunJournal;
import com.nocodo.vault.server.ServerRuns;
import com.nocodo.vault.server.UpdateRuns;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Carries out one order.
final class Carrying {
    private final Desk desk;
    private final Map<String, String> environment;
    private final Providers providers;

    Carrying(Desk desk, Map<String, String> environment) {
        this.desk = desk;
        this.environment = environment;
        this.providers = new Providers(environment);
    }

    /// @return what is told, as JSON
    Object out(Order order) throws InterruptedException {
        return switch (order) {
            case Order.Way way -> Tunnel.hold(way, desk);
            case Order.Rotate rotate -> keyRuns().rotate(rotate.rotation());
            case Order.Admit admit -> keyRuns().admit(admit.guests());
            case Order.People people -> KeyRuns.people(people.server());
            case Order.CodingClis(var server, var clis) ->
                new CodingRuns(journal(), desk::progress, desk::stopped).set(server, clis);
            case Order.Backup(var backup) -> backupRuns().pull(backup);
            case Order.Restore(var restore) -> backupRuns().restore(restore);
            case Order.LeaveRestore(var restore) -> backupRuns().leave(restore);
            case Order.AtProvider one -> out(one);
            case Order.Update(var update, var wanted) ->
                new UpdateRuns(journal(), desk::progress, desk::stopped)
                        .update(update, wanted, OperatorArchive.find(environment));
            case Order.AtOwnServer own -> new OwnCarrying(desk, environment, journal()).out(own);
        };
    }

    private KeyRuns keyRuns() {
        return new KeyRuns(journal(), desk::progress, desk::stopped);
    }

    private BackupRuns backupRuns() {
        return new BackupRuns(journal(), desk::progress, desk::stopped);
    }

    private Object out(Order.AtProvider order) throws InterruptedException {
        try (var provider = providers.of(order.access())) {
            var runs = new ServerRuns(provider, journal(), desk::progress, desk::stopped);
            return switch (order) {
                case Order.CheckKey _ -> view(provider.checkKey(), provider.name());
                case Order.Zones _ -> provider.zones().stream().map(Zone::text).toList();
                case Order.Offers offers -> view(provider.catalogue(new Zone(offers.zone())));
                case Order.Orphans _ ->
                    provider.listOurs(provider.zones()).stream()
                            .map(Carrying::view)
                            .toList();
                case Order.Plan plan ->
                    runs.plan(plan.wanted(), OperatorArchive.find(environment)).stream()
                            .map(step -> new PlanView.StepView(
                                    step.id(), step.title(), step.usual().toSeconds()))
                            .toList();
                case Order.Make make -> runs.make(make.wanted(), OperatorArchive.find(environment));
                case Order.Remove remove ->
                    runs.remove(
                            new Tag(remove.tag()),
                            remove.zones().stream().map(Zone::new).toList(),
                            remove.unsettled());
            };
        }
    }

    private RunJournal journal() {
        return new RunJournal() {
            @Override
            public List<RunEntry> all() {
                return desk.entries();
            }

            @Override
            public void add(RunEntry entry) {
                desk.add(entry);
            }
        };
    }

    private static CheckView view(KeyReport report, String provider) {
        var known = report.rights() instanceof Rights.Known rights ? rights : null;
        var missing = known == null ? List.<String>of() : List.copyOf(known.missing());
        var surplus = known == null ? List.<String>of() : List.copyOf(known.surplus());
        return new CheckView(
                report.account(),
                report.project(),
                report.expiresAt(),
                known != null,
                missing,
                surplus,
                advice(report, missing, surplus, provider));
    }

    private static String advice(KeyReport report, List<String> missing, List<String> surplus, String provider) {
        if (report.rights() instanceof Rights.Unknown(var why)) {
            return "Unknown: " + why;
        }
        if (!missing.isEmpty()) {
            return "This key cannot do what is needed. Give it these rights at %s: %s."
                    .formatted(provider, String.join(", ", missing));
        }
        return surplus.isEmpty()
                ? "This key can do what is needed and no more."
                : "This key can do more than it needs. A thief of it could too: make one without %s."
                        .formatted(String.join(", ", surplus));
    }

    private static OffersView view(Catalogue catalogue) {
        var currency = Stream.concat(
                        catalogue.sizes().stream().map(Size::price), Stream.of(catalogue.address(), catalogue.disk()))
                .filter(Price.Known.class::isInstance)
                .map(price -> ((Price.Known) price).currency())
                .findFirst()
                .orElse(null);
        return new OffersView(
                catalogue.zone().text(),
                currency,
                catalogue.sizes().stream().map(Carrying::view).toList(),
                perHour(catalogue.address()),
                perHour(catalogue.disk()));
    }

    private static OffersView.SizeView view(Size size) {
        return new OffersView.SizeView(
                size.name(),
                size.processor().name(),
                size.cores(),
                size.memoryBytes(),
                size.diskGigabytes(),
                perHour(size.price()),
                size.price() instanceof Price.Known known ? known.perMonth() : null,
                size.stock().name());
    }

    private static @Nullable BigDecimal perHour(Price price) {
        return price instanceof Price.Known known ? known.perHour() : null;
    }

    private static OrphanView view(Resource resource) {
        return new OrphanView(
                resource.kind().name().toLowerCase(Locale.ROOT),
                resource.zone().text(),
                resource.tag() == null ? resource.id() : resource.tag().text(),
                resource.name());
    }
}
