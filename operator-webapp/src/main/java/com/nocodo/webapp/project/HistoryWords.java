package com.nocodo.webapp.project;

import com.nocodo.protocol.PastApi;
import com.vaadin.flow.component.Component;
import java.util.Map;
import java.util.regex.Pattern;

/// Versions and backups as a person would name them.
final class HistoryWords {
    private static final Pattern NAME = Pattern.compile("`([^`]*)`");

    private HistoryWords() {}

    static String title(Component on, PastApi.VersionView version) {
        if (!version.name().isEmpty()) {
            return version.name();
        }
        if (version.operations().isEmpty()) {
            return on.getTranslation("history.built");
        }
        var words = version.words();
        return words == null ? on.getTranslation("history.changed") : words;
    }

    static String title(Component on, PastApi.BackupView backup) {
        return on.getTranslation("history.backup." + backup.why());
    }

    /// Names of the spec as a person would write them.
    static String plain(String words) {
        return NAME.matcher(words).replaceAll(name -> "“" + name.group(1).replace('_', ' ') + "”");
    }

    /// Of what people enter.
    static long rows(PastApi.BackupView backup) {
        return backup.rows().entrySet().stream()
                .filter(table -> entered(table.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// Whether a table is one that people know of, and not what the application keeps for itself.
    static boolean entered(String table) {
        return !table.startsWith("app_");
    }
}
