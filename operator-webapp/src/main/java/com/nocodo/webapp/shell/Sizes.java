package com.nocodo.webapp.shell;

import java.util.List;
import java.util.Locale;

/// How large something is, as people write it.
public final class Sizes {
    private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB");
    private static final double K = 1024;

    private Sizes() {}

    public static String of(long bytes, Locale locale) {
        var size = bytes / K;
        var unit = 0;
        while (size >= K && unit < UNITS.size() - 1) {
            size /= K;
            unit++;
        }
        return String.format(locale, size < 10 ? "%.1f %s" : "%.0f %s", size, UNITS.get(unit));
    }
}
