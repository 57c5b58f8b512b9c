package com.nocodo.vault.cli;

import com.nocodo.vault.door.KeyForm;
import com.nocodo.vault.door.VaultApi;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The keys of clouds.
@Command(
        name = "key",
        description = "The keys of clouds: Scaleway, Hetzner, DigitalOcean",
        subcommands = {
            KeyCommands.All.class,
            KeyCommands.Add.class,
            KeyCommands.Check.class,
            KeyCommands.Remove.class,
            KeyCommands.Zones.class,
            KeyCommands.Sizes.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class KeyCommands {
    @Command(name = "list", description = "All keys, without their secrets", mixinStandardHelpOptions = true)
    static final class All extends Asking {
        @Override
        Answer ask(VaultApi vault) {
            var keys = vault.keys().all();
            return new Answer(
                    keys,
                    keys.isEmpty()
                            ? "No key yet: nocodo vault key add scaleway --name main"
                            : keys.stream()
                                    .map(key -> "%s  %-12s %s  %s"
                                            .formatted(key.id(), key.provider(), key.name(), key.shown()))
                                    .collect(Collectors.joining("\n")));
        }
    }

    @Command(
            name = "add",
            description = "Keep a key. What is secret of it is asked for.",
            mixinStandardHelpOptions = true)
    static final class Add extends Asking {
        @Parameters(paramLabel = "PROVIDER", description = "scaleway, hetzner or digitalocean")
        String provider = "";

        @Option(names = "--name", required = true, description = "What you call it")
        String name = "";

        @Option(names = "--access-key", description = "Scaleway's access key, which is no secret (SCW…)")
        String accessKey = "";

        @Option(names = "--project", description = "Scaleway's project, if not the key's own")
        String project = "";

        @Override
        Answer ask(VaultApi vault) {
            var scaleway = provider.equals("scaleway");
            Map<String, String> fields = new HashMap<>();
            if (scaleway) {
                fields.put("access_key", accessKey);
                fields.put("project", project);
            }
            fields.put(scaleway ? "secret_key" : "token", secrets.ask(scaleway ? "Secret key" : "Token"));
            var key = vault.keys().add(new KeyForm(provider, name, fields));
            return new Answer(
                    key,
                    "%s is kept as %s. Look what it may do: nocodo vault key check %s"
                            .formatted(key.name(), key.id(), key.id()));
        }
    }

    @Command(
            name = "check",
            description = "Ask the provider whose key it is, and what it may do",
            mixinStandardHelpOptions = true)
    static final class Check extends Asking {
        @Parameters(paramLabel = "KEY")
        String key = "";

        @Override
        Answer ask(VaultApi vault) {
            var found = vault.keys().check(key);
            return new Answer(
                    found,
                    "The key works, and belongs to %s. %s%s"
                            .formatted(
                                    found.account(),
                                    found.advice(),
                                    found.expiresAt() == null ? "" : " It ends at " + found.expiresAt() + "."));
        }
    }

    @Command(
            name = "remove",
            description = "Forget a key; it stays valid at the provider",
            mixinStandardHelpOptions = true)
    static final class Remove extends Asking {
        @Parameters(paramLabel = "KEY")
        String key = "";

        @Override
        Answer ask(VaultApi vault) {
            vault.keys().remove(key);
            return new Answer(Map.of(), "The key is forgotten. Revoke it at the provider too.");
        }
    }

    @Command(name = "zones", description = "Where servers can be made with a key", mixinStandardHelpOptions = true)
    static final class Zones extends Asking {
        @Parameters(paramLabel = "KEY")
        String key = "";

        @Override
        Answer ask(VaultApi vault) {
            List<String> zones = vault.keys().zones(key);
            return new Answer(zones, String.join("\n", zones));
        }
    }

    @Command(
            name = "sizes",
            description = "What can be rented in a zone now, and for how much",
            mixinStandardHelpOptions = true)
    static final class Sizes extends Asking {
        @Parameters(paramLabel = "KEY")
        String key = "";

        @Option(names = "--zone", required = true, description = "for example fr-par-1")
        String zone = "";

        @Override
        Answer ask(VaultApi vault) {
            var offers = vault.keys().offers(key, zone);
            return new Answer(
                    offers,
                    offers.sizes().stream()
                            .map(size -> "%-20s %2d cores  %4d GiB  %10s %s/h  %s"
                                    .formatted(
                                            size.name(),
                                            size.cores(),
                                            size.memoryBytes() >> 30,
                                            size.perHour() == null
                                                    ? "?"
                                                    : size.perHour().toPlainString(),
                                            offers.currency(),
                                            size.stock()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', ' ')))
                            .collect(Collectors.joining("\n")));
        }
    }
}
