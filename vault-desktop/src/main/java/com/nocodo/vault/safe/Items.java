package com.nocodo.vault.safe;

import com.nocodo.protocol.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The vault's items by kind and id.
public final class Items {
    private final Core core;

    Items(Core core) {
        this.core = core;
    }

    public <T> Optional<Stored<T>> find(Kind<T> kind, String id) {
        return core.read(() -> {
            var row = core.items.find(kind.name(), id);
            if (row.isEmpty() && core.register().has(ItemRow.place(kind.name(), id))) {
                throw damaged(ItemRow.place(kind.name(), id), Finding.What.REMOVED);
            }
            return row.map(found -> open(kind, found));
        });
    }

    public <T> Stored<T> get(Kind<T> kind, String id) {
        return find(kind, id)
                .orElseThrow(() ->
                        Problem.notFound("There is no %s %.128s", kind, id).toException());
    }

    /// All of a kind, by id.
    public <T> List<Stored<T>> list(Kind<T> kind) {
        return core.read(() -> {
            var rows = core.items.list(kind.name());
            var found = rows.stream().map(ItemRow::place).collect(Collectors.toSet());
            core.register().places(ItemRow.place(kind.name(), "")).forEach(place -> {
                if (!found.contains(place)) {
                    throw damaged(place, Finding.What.REMOVED);
                }
            });
            return rows.stream().map(row -> open(kind, row)).toList();
        });
    }

    /// Those of exactly this label.
    public <T> List<Stored<T>> labelled(Kind<T> kind, String label) {
        return core.read(() -> core.items.labelled(kind.name(), core.sealing().lookup(kind.name(), label)).stream()
                .map(row -> open(kind, row))
                .toList());
    }

    /// As [Write#put], in a write of its own.
    public <T> long put(Kind<T> kind, String id, String label, T body, long revision) {
        return core.write(write -> write.put(kind, id, label, body, revision));
    }

    /// As [Write#delete], in a write of its own.
    public void delete(Kind<?> kind, String id, long revision) {
        core.write(write -> {
            write.delete(kind, id, revision);
            return revision;
        });
    }

    private <T> Stored<T> open(Kind<T> kind, ItemRow row) {
        if (!core.register().vouchesFor(row.place(), row.fields())) {
            throw damaged(row.place(), core.register().has(row.place()) ? Finding.What.CHANGED : Finding.What.ADDED);
        }
        return open(core, kind, row);
    }

    static <T> Stored<T> open(Core core, Kind<T> kind, ItemRow row) {
        var plain = core.sealing().open(row).orElseThrow(() -> damaged(row.place(), Finding.What.CHANGED));
        return new Stored<>(
                row.id(),
                row.revision(),
                plain.label(),
                kind.read().apply(plain.body()),
                Instant.ofEpochMilli(row.created()),
                Instant.ofEpochMilli(row.updated()));
    }

    private static RuntimeException damaged(String place, Finding.What what) {
        return Core.damaged(List.of(new Finding(place, what)));
    }
}
