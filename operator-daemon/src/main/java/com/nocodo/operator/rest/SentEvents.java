package com.nocodo.operator.rest;

import com.nocodo.protocol.EventRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Events as server-sent events, each written once for all who follow.
final class SentEvents {
    private static final int KEPT = 1 << 10;
    private static final int LARGEST_KEPT = 8_000;

    private final JsonMapper json;
    private final AtomicReferenceArray<@Nullable Sent> kept = new AtomicReferenceArray<>(KEPT);

    private record Sent(Object what, byte[] bytes) {}

    SentEvents(JsonMapper json) {
        this.json = json;
    }

    /// Who follows at the end of a stream is handed the same list as the others there.
    byte[] of(List<EventRecord> records) {
        return once(records, records.getLast(), 1, () -> {
            var all = new ByteArrayOutputStream();
            for (var record : records) {
                all.writeBytes(once(record, record, 0, () -> written(record)));
            }
            return all.toByteArray();
        });
    }

    /// Followers are handed the same records, so what is the same object was written before.
    ///
    /// @param last tells with the kind where it is kept
    @SuppressWarnings("ReferenceEquality")
    private byte[] once(Object what, EventRecord last, int kind, Supplier<byte[]> writing) {
        var place = (int) (2 * (last.project().hashCode() + last.seq()) + kind) & KEPT - 1;
        var before = kept.get(place);
        if (before != null && before.what == what) {
            return before.bytes;
        }
        var bytes = writing.get();
        if (bytes.length <= LARGEST_KEPT) {
            kept.set(place, new Sent(what, bytes));
        }
        return bytes;
    }

    private byte[] written(EventRecord record) {
        return "id:%d\nevent:%s\ndata:%s\n\n"
                .formatted(record.seq(), record.event().type(), json.writeValueAsString(record))
                .getBytes(StandardCharsets.UTF_8);
    }
}
