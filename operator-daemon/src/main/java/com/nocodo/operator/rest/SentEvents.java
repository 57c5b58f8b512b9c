package com.nocodo.operator.rest;

import com.nocodo.protocol.EventRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Events as server-sent events, each written once for all who follow.
final class SentEvents {
    private static final int KEPT = 1 << 10;
    private static final int LARGEST_KEPT = 8_000;

    private final JsonMapper json;
    private final AtomicReferenceArray<@Nullable Sent> kept = new AtomicReferenceArray<>(KEPT);

    private static final class Sent {
        final EventRecord record;
        final byte[] bytes;

        Sent(EventRecord record, byte[] bytes) {
            this.record = record;
            this.bytes = bytes;
        }
    }

    SentEvents(JsonMapper json) {
        this.json = json;
    }

    byte[] of(List<EventRecord> records) {
        var all = new ByteArrayOutputStream();
        for (var record : records) {
            all.writeBytes(of(record));
        }
        return all.toByteArray();
    }

    /// Followers are handed the same records, so what is the same object was written before.
    @SuppressWarnings("ReferenceEquality")
    private byte[] of(EventRecord record) {
        var place = (int) (record.project().hashCode() + record.seq()) & KEPT - 1;
        var before = kept.get(place);
        if (before != null && before.record == record) {
            return before.bytes;
        }
        var bytes = written(record);
        if (bytes.length <= LARGEST_KEPT) {
            kept.set(place, new Sent(record, bytes));
        }
        return bytes;
    }

    private byte[] written(EventRecord record) {
        return "id:%d\nevent:%s\ndata:%s\n\n"
                .formatted(record.seq(), record.event().type(), json.writeValueAsString(record))
                .getBytes(StandardCharsets.UTF_8);
    }
}
