package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.terminal.Output;
import com.nocodo.vault.door.OrderForm;
import com.nocodo.vault.door.PlanView;
import com.nocodo.vault.door.ProgressView;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.VaultApi;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Servers.
@Command(
        name = "server",
        description = "Servers: order, harden, look after, destroy",
        subcommands = {
            ServerCommands.All.class,
            ServerCommands.Plan.class,
            ServerCommands.Create.class,
            ServerCommands.Show.class,
            ServerCommands.GoOn.class,
            EnterServer.class,
            AdoptServer.class,
            ReleaseServer.class,
            UpdateServer.class,
            BackupCommands.BackUp.class,
            BackupCommands.All.class,
            BackupCommands.Restore.class,
            BackupCommands.Delete.class,
            AccessCommands.Rotate.class,
            AccessCommands.Keys.class,
            AccessCommands.People.class,
            AccessCommands.Invite.class,
            AccessCommands.Admit.class,
            AccessCommands.Revoke.class,
            AccessCommands.Join.class,
            TrustCommand.class,
            ToolsCommand.class,
            ServerCommands.Scorecard.class,
            ServerCommands.Destroy.class,
            ServerCommands.Forget.class,
            ServerCommands.Sweep.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ServerCommands {

    /// What is ordered.
    abstract static class Ordering extends Asking {
        @Parameters(paramLabel = "NAME", description = "small letters, digits and -")
        String name = "";

        @Option(
                names = "--like",
                paramLabel = "OLD",
                description = "as this server was ordered, also one that is gone; what is said besides counts")
        @Nullable
        String like;

        @Option(names = "--key", description = "of the provider: nocodo vault key list")
        @Nullable
        String key;

        @Option(names = "--zone", description = "for example fr-par-1")
        @Nullable
        String zone;

        @Option(names = "--size", description = "for example DEV1-L: nocodo vault key sizes")
        @Nullable
        String size;

        @Option(names = "--image", description = "debian-12, or ubuntu-24.04 (default: debian-12)")
        @Nullable
        String image;

        @Option(names = "--disk", paramLabel = "GB", description = "where it is ordered apart (default: 40)")
        @Nullable
        Integer disk;

        OrderForm order(VaultApi vault) {
            var old = like == null
                    ? new OrderForm("", "", "", "debian-12", 40, "", null)
                    : vault.servers().like(named(vault, like).id());
            return new OrderForm(
                    said("--key", key, old.key()),
                    said("--zone", zone, old.zone()),
                    said("--size", size, old.size()),
                    said("--image", image, old.image()),
                    disk == null ? old.diskGigabytes() : disk,
                    name,
                    null);
        }

        private String said(String option, @Nullable String now, String before) {
            var chosen = now == null ? before : now;
            if (chosen.isEmpty()) {
                throw Problem.invalid(
                                like == null
                                        ? "Say %s, or --like a server that there is or was."
                                        : "Say %s too: what that server was ordered with is not here any more.",
                                option)
                        .toException();
            }
            return chosen;
        }

        /// As it is now.
        static OrderForm agreed(VaultApi vault, OrderForm order) {
            var price = vault.keys().offers(order.key(), order.zone()).sizes().stream()
                    .filter(one -> one.name().equals(order.size()))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("There is no size %s in %s.", order.size(), order.zone())
                            .toException())
                    .perHour();
            return new OrderForm(
                    order.key(), order.zone(), order.size(), order.image(), order.diskGigabytes(), order.name(), price);
        }
    }

    @Command(
            name = "plan",
            description = "What an order would do and cost; nothing is ordered",
            mixinStandardHelpOptions = true)
    static final class Plan extends Ordering {
        @Override
        Answer ask(VaultApi vault) {
            var plan = vault.servers().plan(order(vault));
            return new Answer(plan, words(plan));
        }
    }

    static String words(PlanView plan) {
        var steps = plan.steps().stream()
                .map(step -> "  %4d s  %s".formatted(step.seconds(), step.title()))
                .collect(Collectors.joining("\n"));
        return "%s%nabout %d minutes; %s; open ports: %s"
                        .formatted(
                                steps,
                                Math.max(1, Math.round(plan.seconds() / 60.0)),
                                plan.perHour() == null
                                        ? "the price is not known"
                                        : "%s %s an hour, %s a month"
                                                .formatted(
                                                        plan.perHour().toPlainString(),
                                                        plan.currency(),
                                                        plan.perMonth()),
                                plan.ports())
                + (plan.unknown().isEmpty()
                        ? ""
                        : "%nnot in the price, which the provider does not tell: %s"
                                .formatted(String.join(", ", plan.unknown())));
    }

    @Command(
            name = "create",
            description = {
                "Order a server and harden it. It goes on after a pause, a crash or an unlock where it was:",
                "nocodo vault server go-on NAME"
            },
            mixinStandardHelpOptions = true)
    static final class Create extends Ordering {
        @Option(names = "--yes", description = "Do not ask whether the price is all right")
        boolean yes;

        @Override
        Answer ask(VaultApi vault) {
            var order = agreed(vault, order(vault));
            var plan = vault.servers().plan(order);
            if (!yes) {
                Output.say(words(plan));
                agree();
            }
            var server = vault.servers().create(order);
            return told(vault.servers().follow(server.id(), ServerCommands::show));
        }

        private static void agree() {
            if (!com.nocodo.protocol.terminal.Terminal.present()) {
                throw Problem.invalid("Look at the plan, then say --yes.").toException();
            }
            if (!"yes".equals(com.nocodo.protocol.terminal.Terminal.ask("Order it? (yes/no) "))) {
                throw Problem.conflict("Nothing was ordered.").toException();
            }
        }
    }

    static void show(ProgressView progress) {
        if (!progress.line().isEmpty()) {
            Output.say("%2d/%d %s: %s".formatted(progress.number(), progress.of(), progress.title(), progress.line()));
        } else {
            Output.say("%2d/%d %s (about %d s)"
                    .formatted(progress.number(), progress.of(), progress.title(), progress.usualSeconds()));
        }
    }

    /// @throws com.nocodo.protocol.ProblemException where the work paused
    static Asking.Answer told(ServerView server) {
        if (!server.trouble().isEmpty() && server.state() == ServerView.State.READY) {
            throw Problem.unavailable("%s", server.trouble()).toException(); // what was begun was undone
        }
        if (!server.trouble().isEmpty()) {
            if (server.madeByOwner()) {
                throw Problem.conflict(
                                "%s%nWhat was done is kept. Go on: nocodo vault server go-on %s; where signing in is needed"
                                        + " once more: the same 'nocodo vault server adopt %s …'",
                                server.trouble(), server.name(), server.name())
                        .toException();
            }
            throw Problem.conflict(
                            "%s%nWhat was done is kept. Go on: nocodo vault server go-on %s; or: nocodo vault server destroy"
                                    + " %s",
                            server.trouble(), server.name(), server.name())
                    .toException();
        }
        return new Asking.Answer(server, words(server));
    }

    static String words(ServerView server) {
        return "%-20s %-9s %-12s %-10s %-16s %-16s %s%s"
                .formatted(
                        server.name(),
                        server.state().name().toLowerCase(Locale.ROOT),
                        server.provider(),
                        server.zone(),
                        server.address() == null ? "-" : server.address(),
                        server.operator() == null ? "-" : server.operator(),
                        server.costSoFar() == null
                                ? ""
                                : server.costSoFar().toPlainString() + " " + server.currency() + " so far",
                        trust(server));
    }

    private static String trust(ServerView server) {
        if (server.state() == ServerView.State.GONE) {
            return "";
        }
        return switch (server.trust()) {
            case TRUSTED -> "";
            case PAUSED -> " (you paused it)";
            case HOSTILE -> " (broken into)";
        };
    }

    /// About one server, by its name.
    abstract static class AboutOne extends Asking {
        @Parameters(index = "0", paramLabel = "NAME")
        String name = "";

        ServerView server(VaultApi vault) {
            return named(vault, name);
        }
    }

    private static ServerView named(VaultApi vault, String name) {
        return vault.servers().all().stream()
                .filter(one -> one.name().equals(name))
                .reduce((first, second) -> second.state() == ServerView.State.GONE ? first : second)
                .orElseThrow(() -> Problem.notFound("There is no server %s: nocodo vault server list", name)
                        .toException());
    }

    @Command(name = "list", description = "All servers", mixinStandardHelpOptions = true)
    static final class All extends Asking {
        @Override
        Answer ask(VaultApi vault) {
            var servers = vault.servers().all();
            return new Answer(
                    servers,
                    servers.isEmpty()
                            ? "No server yet: nocodo vault server create --help"
                            : servers.stream().map(ServerCommands::words).collect(Collectors.joining("\n")));
        }
    }

    @Command(name = "show", description = "All about one server", mixinStandardHelpOptions = true)
    static final class Show extends AboutOne {
        @Override
        Answer ask(VaultApi vault) {
            var server = server(vault);
            var trouble = server.trouble().isEmpty() ? "" : "\n" + server.trouble();
            var key = server.fingerprint() == null ? "" : "\nhost key " + server.fingerprint();
            return new Answer(server, words(server) + key + trouble);
        }
    }

    @Command(name = "go-on", description = "Go on with what was left off", mixinStandardHelpOptions = true)
    static final class GoOn extends AboutOne {
        @Override
        Answer ask(VaultApi vault) {
            var server = vault.servers().goOn(server(vault).id());
            return told(vault.servers().follow(server.id(), ServerCommands::show));
        }
    }

    @Command(
            name = "scorecard",
            description = "How the server was hardened, row by row",
            mixinStandardHelpOptions = true)
    static final class Scorecard extends AboutOne {
        @Override
        Answer ask(VaultApi vault) {
            var rows = vault.servers().scorecard(server(vault).id());
            return new Answer(
                    rows,
                    rows.stream()
                            .map(row -> "%-3s %-14s %s (%s)"
                                    .formatted(
                                            row.id(),
                                            row.verdict()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', ' '),
                                            row.title(),
                                            row.evidence()))
                            .collect(Collectors.joining("\n")));
        }
    }

    @Command(
            name = "destroy",
            description = "Remove a server with everything that was made for it, and prove that nothing is left",
            mixinStandardHelpOptions = true)
    static final class Destroy extends AboutOne {
        @Option(names = "--yes", description = "Do not ask")
        boolean yes;

        @Override
        Answer ask(VaultApi vault) {
            var server = server(vault);
            if (!yes) {
                var typed = com.nocodo.protocol.terminal.Terminal.present()
                        ? com.nocodo.protocol.terminal.Terminal.ask(
                                "All of %s goes for good. Type its name: ".formatted(name))
                        : null;
                if (!name.equals(typed)) {
                    throw Problem.invalid("Nothing was done. Type the name, or say --yes.")
                            .toException();
                }
            }
            vault.servers().destroy(server.id(), name);
            var gone = vault.servers().follow(server.id(), ServerCommands::show);
            var answer = told(gone);
            var receipt = gone.receipt();
            return receipt == null
                    ? answer
                    : new Answer(
                            gone,
                            "%s is gone. Removed: %s. Left in all zones: %d. Receipt: line %d of the audit log."
                                    .formatted(
                                            name,
                                            String.join(", ", receipt.removed()),
                                            receipt.left(),
                                            receipt.audit()));
        }
    }

    @Command(
            name = "forget",
            description = "Forget a server here; what there is of it at the provider stays, and costs",
            mixinStandardHelpOptions = true)
    static final class Forget extends AboutOne {
        @Override
        Answer ask(VaultApi vault) {
            vault.servers().forget(server(vault).id(), name);
            return new Answer(Map.of(), "%s is forgotten here.".formatted(name));
        }
    }

    @Command(
            name = "sweep",
            description = "Things at the provider with our mark that belong to no server here",
            mixinStandardHelpOptions = true)
    static final class Sweep extends Asking {
        @Option(names = "--key", required = true, description = "of the provider: nocodo vault key list")
        String key = "";

        @Override
        Answer ask(VaultApi vault) {
            var found = vault.servers().sweep(key);
            return new Answer(
                    found,
                    found.isEmpty()
                            ? "Nothing of ours lies around."
                            : found.stream()
                                    .map(one -> "%s %s %s %s".formatted(one.kind(), one.zone(), one.id(), one.name()))
                                    .collect(Collectors.joining("\n")));
        }
    }
}
