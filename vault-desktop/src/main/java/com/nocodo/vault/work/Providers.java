package com.nocodo.vault.work;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.digitalocean.DigitalOcean;
import com.nocodo.vault.provider.hetzner.Hetzner;
import com.nocodo.vault.provider.http.BaseAddress;
import com.nocodo.vault.provider.http.Limits;
import com.nocodo.vault.provider.http.Pause;
import com.nocodo.vault.provider.http.Token;
import com.nocodo.vault.provider.scaleway.Scaleway;
import com.nocodo.vault.provider.scaleway.ScalewayKey;
import java.util.Map;
import java.util.Optional;

/// The companies that the vault rents servers from.
final class Providers {
    private final Map<String, String> environment;

    /// @param environment where `NOCODO_SCALEWAY_BASE` and the like may name another address of the API
    Providers(Map<String, String> environment) {
        this.environment = environment;
    }

    Provider of(Access access) {
        return switch (access.provider()) {
            case "scaleway" ->
                new Scaleway(base("NOCODO_SCALEWAY_BASE", Scaleway.API), scalewayKey(access), Limits.USUAL, Pause.REAL);
            case "hetzner" ->
                new Hetzner(base("NOCODO_HETZNER_BASE", Hetzner.API), token(access), Limits.USUAL, Pause.REAL);
            case "digitalocean" ->
                new DigitalOcean(
                        base("NOCODO_DIGITALOCEAN_BASE", DigitalOcean.API), token(access), Limits.USUAL, Pause.REAL);
            default ->
                throw Problem.invalid("There is no provider '%.30s'.", access.provider())
                        .toException();
        };
    }

    private static ScalewayKey scalewayKey(Access access) {
        var project = access.fields().getOrDefault("project", "");
        return new ScalewayKey(
                access.fields().getOrDefault("access_key", ""),
                new Token(access.fields().getOrDefault("secret_key", "")),
                project.isBlank() ? null : project);
    }

    private static Token token(Access access) {
        return new Token(access.fields().getOrDefault("token", ""));
    }

    private BaseAddress base(String setting, BaseAddress usual) {
        return Optional.ofNullable(environment.get(setting))
                .filter(text -> !text.isBlank())
                .map(BaseAddress::of)
                .orElse(usual);
    }
}
