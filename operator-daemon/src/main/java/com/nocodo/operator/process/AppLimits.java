package com.nocodo.operator.process;

import com.nocodo.protocol.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// What one running application may take of the machine.
///
/// @param memory in bytes, of all its processes together
/// @param tasks processes and threads together
/// @param log in bytes, of both files of its log together
/// @param data in bytes, of the folder with its database and uploads
/// @param files open at once, each process for itself
/// @param ready how long it may take until it answers
/// @param groups whether a control group is made where that is possible
public record AppLimits(long memory, int tasks, long log, long data, int files, Duration ready, boolean groups) {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,11}) ?([KMG]?)B?");
    private static final long K = 1024;

    /// @throws com.nocodo.protocol.ProblemException when a setting is none
    public static AppLimits of(Map<String, String> environment) {
        return new AppLimits(
                size(environment, "NOCODO_APP_MEMORY", "1 GB", 16 * K * K),
                number(environment, "NOCODO_APP_PROCESSES", "1000", 8),
                size(environment, "NOCODO_APP_LOG", "8 MB", 64 * K),
                size(environment, "NOCODO_APP_DATA", "4 GB", K * K),
                number(environment, "NOCODO_APP_FILES", "1024", 64),
                Duration.ofSeconds(number(environment, "NOCODO_APP_READY", "30", 1)),
                groups(environment));
    }

    private static String text(Map<String, String> environment, String name, String otherwise) {
        var text = environment.getOrDefault(name, "").strip();
        return text.isEmpty() ? otherwise : text;
    }

    /// A setting that is a size, in bytes.
    public static long size(Map<String, String> environment, String name, String otherwise, long least) {
        var text = text(environment, name, otherwise);
        var size = SIZE.matcher(text);
        if (size.matches()) {
            var factor = switch (size.group(2)) {
                case "K" -> K;
                case "M" -> K * K;
                case "G" -> K * K * K;
                default -> 1;
            };
            var number = Long.parseLong(size.group(1));
            if (number <= Long.MAX_VALUE / 4 / factor && number * factor >= least) {
                return number * factor;
            }
        }
        throw Problem.invalid(
                        "%s=%.20s is no size from %s on; say for example %s, or leave it away.",
                        name, text, words(least), otherwise)
                .toException();
    }

    private static int number(Map<String, String> environment, String name, String otherwise, int least) {
        var text = text(environment, name, otherwise);
        if (!text.matches("[1-9][0-9]{0,7}") || Integer.parseInt(text) < least) {
            throw Problem.invalid(
                            "%s=%.20s is no number from %d to 99999999; leave it away for %s.",
                            name, text, least, otherwise)
                    .toException();
        }
        return Integer.parseInt(text);
    }

    private static boolean groups(Map<String, String> environment) {
        var text = text(environment, "NOCODO_APP_GROUPS", "auto");
        return switch (text) {
            case "auto" -> true;
            case "off" -> false;
            default ->
                throw Problem.invalid("NOCODO_APP_GROUPS=%.20s: say auto or off, or leave it away.", text)
                        .toException();
        };
    }

    /// A size for people: `512 MB`.
    public static String words(long bytes) {
        if (bytes >= K * K * K && bytes % (K * K * K) == 0) {
            return bytes / (K * K * K) + " GB";
        }
        return bytes >= K * K ? bytes / (K * K) + " MB" : bytes / K + " KB";
    }
}
