package com.nocodo.vault.provider.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whose key it is and what it may do. All synthetic: no recording shows a key or a policy.
final class FakeIam {
    private static final String APPLICATION = "01a09c7c-b2d9-4188-9cbd-d9915c057435";
    private static final String POLICY = "7f1b9e0a-12ab-4f6c-8c6e-0d4a1b2c3d4e";
    private final Set<String> grants;

    FakeIam(Set<String> grants) {
        this.grants = grants;
    }

    void routes(FakeScaleway.Routes routes) {
        routes.add("GET", "/iam/v1alpha1/api-keys/{}", "api-key", Set.of(), (_, path) -> {
            if (!path.getFirst().equals(FakeScaleway.ACCESS_KEY)) {
                return FakeScaleway.notFound("api_key", path.getFirst());
            }
            var key = new HashMap<String, Object>();
            key.put("access_key", FakeScaleway.ACCESS_KEY);
            key.put("secret_key", null);
            key.put("application_id", APPLICATION);
            key.put("description", "nocodo");
            key.put("created_at", "2026-05-18T14:30:54.182753Z");
            key.put("updated_at", "2026-05-18T14:30:54.182753Z");
            key.put("expires_at", "2027-05-18T14:30:54.182753Z");
            key.put("default_project_id", FakeScaleway.PROJECT);
            key.put("editable", true);
            key.put("creation_ip", "");
            return Reply.json(200, key);
        });
        routes.add(
                "GET",
                "/iam/v1alpha1/policies",
                "policies",
                FakePages.with(FakePages.COUNTED, "application_ids"),
                (call, _) -> APPLICATION.equals(call.parameter("application_ids"))
                        ? FakePages.counted(call, "policies", List.of(Map.of("id", POLICY, "name", "nocodo")))
                        : FakePages.counted(call, "policies", List.of()));
        routes.add(
                "GET",
                "/iam/v1alpha1/rules",
                "rules",
                FakePages.with(FakePages.COUNTED, "policy_id"),
                (call, _) -> FakePages.counted(
                        call,
                        "rules",
                        List.of(Map.of(
                                "id", "0f0e0d0c-0b0a-4908-8706-050403020100",
                                "permission_set_names", List.copyOf(grants),
                                "project_ids", List.of(FakeScaleway.PROJECT)))));
    }
}
