package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.ProviderFormView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a provider's form asks for.
///
/// @param shown the field that is no secret, by which the person knows the key; empty where all are
/// @param link where keys are made and revoked
record KeyFields(String provider, List<Field> fields, String shown, String link) {

    /// @param pattern what the value looks like
    /// @param expected the same in words
    /// @param secret whether it must not be seen over somebody's shoulder
    record Field(String name, String pattern, String expected, boolean required, boolean secret) {}

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final List<KeyFields> ALL = List.of(
            new KeyFields(
                    "scaleway",
                    List.of(
                            new Field(
                                    "access_key",
                                    "SCW[A-Z0-9]{17}",
                                    "SCW and 17 capital letters or digits",
                                    true,
                                    false),
                            new Field("secret_key", UUID, "a secret key such as 11111111-2222-…", true, true),
                            new Field("project", UUID, "a project's id such as 11111111-2222-…", false, false)),
                    "access_key",
                    "https://console.scaleway.com/iam/api-keys"),
            new KeyFields(
                    "hetzner",
                    List.of(new Field("token", "[A-Za-z0-9]{64}", "64 letters and digits", true, true)),
                    "",
                    "https://console.hetzner.com/projects"),
            new KeyFields(
                    "digitalocean",
                    List.of(new Field(
                            "token", "dop_v1_[0-9a-f]{64}", "dop_v1_ and 64 digits or letters a to f", true, true)),
                    "",
                    "https://cloud.digitalocean.com/account/api/tokens"));

    static KeyFields of(String provider) {
        return ALL.stream()
                .filter(one -> one.provider.equals(provider))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                "There is no provider '%.30s'. Choose one of: scaleway, hetzner, digitalocean.",
                                provider)
                        .toException());
    }

    static List<ProviderFormView> forms() {
        return ALL.stream()
                .map(one -> new ProviderFormView(
                        one.provider,
                        one.link,
                        one.fields.stream()
                                .map(field -> new ProviderFormView.FieldView(
                                        field.name, field.pattern, field.expected, field.required, field.secret))
                                .toList()))
                .toList();
    }

    /// The same without spaces around, refused where a value cannot be one. What was given is not repeated: it may be a
    /// secret in the wrong field.
    Map<String, String> checked(Map<String, String> given) {
        var checked = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var value = given.getOrDefault(field.name, "").strip();
            if (value.isEmpty() && field.required || !value.isEmpty() && !value.matches(field.pattern)) {
                throw Problem.invalid("The field %s is %s.", field.name, field.expected)
                        .toException();
            }
            checked.put(field.name, value);
        }
        given.keySet().stream()
                .filter(name -> fields.stream().noneMatch(field -> field.name.equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid("A key of %s has no field '%.30s'.", provider, name)
                            .toException();
                });
        return checked;
    }

    String shown(Map<String, String> fields) {
        return fields.getOrDefault(shown, "");
    }
}
