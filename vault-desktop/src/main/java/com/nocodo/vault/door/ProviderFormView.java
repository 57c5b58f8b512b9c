package com.nocodo.vault.door;

import java.util.List;

/// What a provider's key consists of.
///
/// @param link to the provider's page where keys are made
public record ProviderFormView(String provider, String link, List<FieldView> fields) {

    /// @param pattern what the value looks like
    /// @param expected the same in words
    /// @param secret whether it must not be seen over somebody's shoulder
    public record FieldView(String name, String pattern, String expected, boolean required, boolean secret) {}
}
