package com.nocodo.webapp.settings;

import com.nocodo.protocol.AuditView;
import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// What an entry of the audit says, in the words of the page.
///
/// @param names of people and projects, by their ids
record AuditWords(Component page, Map<String, String> names) {

    String who(AuditView entry) {
        if (entry.name() != null) {
            return entry.name();
        }
        return page.getTranslation(entry.account() == null ? "audit.nobody" : "audit.gone");
    }

    String what(AuditView entry) {
        return page.getTranslation("audit." + entry.what());
    }

    /// Empty where what was done says it all.
    String about(AuditView entry) {
        var about = entry.about();
        return switch (entry.what()) {
            case "signed_in", "sign_in_failed" -> way(about);
            case "role_set", "invited" -> withRole(about);
            case "removed" -> about.replaceFirst("^u_\\S+ ", "");
            case "link_used_again" -> "";
            default -> named(about);
        };
    }

    private String way(String about) {
        var way = about.split("[ :]+", 3);
        return switch (way[1]) {
            case "link", "password", "passkey" -> page.getTranslation("audit.by." + way[1]);
            case "issuer" -> page.getTranslation("audit.by.issuer", way[2]);
            default -> page.getTranslation("audit.by.unknown-passkey");
        };
    }

    private String withRole(String about) {
        var parts = about.split(" (is|as) ", 2);
        return named(parts[0]) + " · " + page.getTranslation("role." + parts[1]);
    }

    private String named(String about) {
        return Arrays.stream(about.split(" ", 2))
                .map(this::shown)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// The ids of tokens and passkeys are seen nowhere else in the page.
    private String shown(String part) {
        if (part.startsWith("t_") || part.startsWith("k_")) {
            return "";
        }
        return names.getOrDefault(part, part.startsWith("u_") ? page.getTranslation("audit.gone") : part);
    }
}
