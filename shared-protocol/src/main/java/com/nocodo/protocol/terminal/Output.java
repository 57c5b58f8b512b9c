package com.nocodo.protocol.terminal;

import com.nocodo.protocol.Problem;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Results on stdout, talk on stderr.
public final class Output {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Output() {}

    /// A result, as a line on stdout.
    public static void print(String text) {
        OUT.println(text);
    }

    /// Talk, each line after `nocodo: ` on stderr.
    public static void say(String text) {
        text.lines().forEach(line -> ERR.println("nocodo: " + line));
    }

    /// Without a line's end, for what is replaced by the next.
    public static void raw(String text) {
        ERR.print(text);
        ERR.flush();
    }

    /// One of several documents, on a line of its own.
    public static void line(Object document) {
        print(json(document));
    }

    /// One line of JSON, names in snake_case.
    public static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /// Whether nobody reads what is printed any more.
    public static boolean isClosed() {
        return OUT.checkError();
    }

    /// The envelope `{v, ok, data, error}`.
    public static void envelope(boolean ok, @Nullable Object data, @Nullable Map<String, String> error) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("v", 1);
        envelope.put("ok", ok);
        if (data != null) {
            envelope.put("data", data);
        }
        if (error != null) {
            envelope.put("error", error);
        }
        line(envelope);
    }

    /// An envelope that holds only an error.
    public static void failure(Map<String, String> error) {
        envelope(false, null, error);
    }

    /// Tells a problem.
    ///
    /// @return the exit code
    public static int problem(Problem problem, boolean json) {
        if (json) {
            failure(Map.of("code", problem.code().text(), "message", problem.message()));
        }
        say(problem.message());
        return Thread.currentThread().isInterrupted() ? ExitCodes.STOPPED : ExitCodes.of(problem.code());
    }

    /// Tells of a mistake of ours, with where it happened.
    ///
    /// @return the exit code
    public static int mistake(Exception e, boolean json) {
        var message = "This is a mistake of ours (%s). Please report it with the lines below."
                .formatted(e.getClass().getSimpleName());
        if (json) {
            failure(Map.of("code", "internal", "message", message));
        }
        say(message);
        say(String.valueOf(e.getMessage()));
        for (var frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith("com.nocodo")) {
                say("  at " + frame);
            }
        }
        return ExitCodes.INTERNAL;
    }
}
