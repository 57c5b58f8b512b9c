package com.nocodo.protocol.rpc;

import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// What both ends of the socket agree on.
public final class Wire {
    /// The one version of the protocol that there is; the ends agree on one by `hello`.
    public static final int PROTOCOL = 1;

    /// The longest line in bytes, its end included.
    public static final int LONGEST_LINE = 4 * 1024 * 1024;

    /// The first request of each connection.
    public static final String HELLO = "hello";

    /// A notification that names a request by its `id`: stop it. Its answer comes all the same.
    public static final String CANCEL = "$/cancel";

    /// A notification to the client: how the request `id` gets on, in `value`.
    public static final String PROGRESS = "$/progress";

    /// Names are snake_case, times are ISO 8601, durations too (`PT60S`), paths are absolute.
    public static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_LINE)
                            .maxNestingDepth(100)
                            .build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // fields are only ever added
            .addModule(new SimpleModule()
                    .addSerializer(Path.class, new Writer())
                    .addDeserializer(Path.class, new Reader()))
            .build();

    /// How long an end waits for the other's `hello`.
    public static final Duration GREETING = Duration.ofSeconds(10);

    private Wire() {}

    /// What a problem on the socket is numbered with; its `data` is the [com.nocodo.protocol.Problem].
    public static final int PROBLEM = -32_000;

    /// No version of the protocol is known to both ends, or nothing was agreed on yet.
    public static final int NOT_AGREED = -32_001;

    /// The line is no JSON, or too long.
    public static final int PARSE_ERROR = -32_700;

    /// The JSON is no request.
    public static final int INVALID_REQUEST = -32_600;

    public static final int METHOD_NOT_FOUND = -32_601;
    public static final int INVALID_PARAMS = -32_602;

    /// A mistake of ours.
    public static final int INTERNAL_ERROR = -32_603;

    /// Relative paths mean the client's folder, so they are resolved there.
    private static final class Writer extends ValueSerializer<Path> {
        @Override
        public void serialize(Path path, JsonGenerator json, SerializationContext context) {
            json.writeString(path.toAbsolutePath().normalize().toString());
        }
    }

    private static final class Reader extends ValueDeserializer<Path> {
        @Override
        public Path deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
            var text = json.getString();
            if (text == null || !text.startsWith("/") || text.indexOf('\0') >= 0) {
                return (Path) context.handleWeirdStringValue(Path.class, text, "a path begins with /");
            }
            return Path.of(text);
        }
    }
}
