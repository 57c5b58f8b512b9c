package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.KeyReport;
import com.nocodo.vault.provider.Rights;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whose key it is, and in which project things are made.
final class Account {
    /// The least that an application of ours needs, by Scaleway's names.
    static final Set<String> NEEDED =
            Collections.unmodifiableSet(new TreeSet<>(Set.of("InstancesFullAccess", "BlockStorageFullAccess")));

    private final CloudApi api;
    private final Pages pages;
    private final ScalewayKey key;
    private @Nullable String project;

    Account(CloudApi api, Pages pages, ScalewayKey key) {
        this.api = api;
        this.pages = pages;
        this.key = key;
        this.project = key.project();
    }

    String project() {
        if (project == null) {
            project = Ids.in(apiKey(), "default_project_id");
        }
        return project;
    }

    KeyReport report() {
        Json found;
        try {
            found = apiKey();
        } catch (CloudTrouble e) {
            if (e.trouble() instanceof Trouble.NotAllowed && key.project() != null) {
                // It is a key, or the answer would have been 401.
                return new KeyReport(
                        key.accessKey(), key.project(), null, new Rights.Unknown("The key may not read about itself."));
            }
            throw e;
        }
        if (!found.text("access_key").equals(key.accessKey())) {
            throw Json.untrusted("Asked for one API key, Scaleway answers with another one");
        }
        if (project == null) {
            project = Ids.in(found, "default_project_id");
        }
        @Nullable
        Instant expires =
                found.maybe("expires_at").map(_ -> found.time("expires_at")).orElse(null);
        var application = found.maybe("application_id").map(_ -> Ids.in(found, "application_id"));
        return new KeyReport(
                application.map(id -> "application " + id).orElse("a person's own key"),
                project,
                expires,
                rights(application));
    }

    private Rights rights(Optional<String> application) {
        if (application.isEmpty()) {
            return new Rights.Unknown("It is a person's own key: it may do whatever that person may. A key of an"
                    + " application with %s would be enough.".formatted(String.join(" and ", NEEDED)));
        }
        try {
            var granted = new TreeSet<String>();
            var policies = Ask.get("read the key's policies", "/iam/v1alpha1/policies")
                    .with("application_ids", application.get());
            for (var policy : pages.counted(policies, "policies")) {
                var rules = Ask.get("read a policy", "/iam/v1alpha1/rules").with("policy_id", Ids.in(policy, "id"));
                pages.counted(rules, "rules")
                        .forEach(rule -> granted.addAll(
                                rule.maybe("permission_set_names").isPresent()
                                        ? rule.texts("permission_set_names")
                                        : List.of()));
            }
            return new Rights.Known(NEEDED, granted);
        } catch (CloudTrouble e) {
            if (e.trouble() instanceof Trouble.NotAllowed) {
                return new Rights.Unknown("The key may not read its own policies, which is as it should be."
                        + " Look in Scaleway's console, under IAM.");
            }
            throw e;
        }
    }

    private Json apiKey() {
        try {
            return api.call(Ask.get("check the API key", "/iam/v1alpha1/api-keys/" + key.accessKey()))
                    .json();
        } catch (CloudTrouble e) {
            if (e.trouble() instanceof Trouble.NotAllowed && key.project() == null) {
                throw new Trouble.NotAllowed("The API key works but may not read about itself, so we cannot find its"
                                + " project. Enter the project's id beside the key.")
                        .toException();
            }
            if (e.trouble() instanceof Trouble.Gone) {
                throw new Trouble.KeyRefused(
                                "Scaleway does not know the access key %s. Copy it again.".formatted(key.accessKey()))
                        .toException();
            }
            throw e;
        }
    }
}
