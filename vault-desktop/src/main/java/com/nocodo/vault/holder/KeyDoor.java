package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.CheckView;
import com.nocodo.vault.door.KeyApi;
import com.nocodo.vault.door.KeyForm;
import com.nocodo.vault.door.KeyView;
import com.nocodo.vault.door.OffersView;
import com.nocodo.vault.door.ProviderFormView;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.work.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The keys of clouds, for a connection that gave the password.
final class KeyDoor implements KeyApi {
    private final Holding holding;

    KeyDoor(Holding holding) {
        this.holding = holding;
    }

    @Override
    public List<ProviderFormView> forms() {
        return KeyFields.forms();
    }

    @Override
    public List<KeyView> all() {
        return holding.safe().items().list(ProviderKey.KIND).stream()
                .map(KeyDoor::view)
                .toList();
    }

    private static KeyView view(Stored<ProviderKey> key) {
        var form = KeyFields.of(key.body().provider());
        return new KeyView(
                key.id(),
                key.body().provider(),
                key.label(),
                form.shown(key.body().fields()),
                key.created());
    }

    @Override
    public KeyView add(KeyForm form) {
        var name = form.name().strip();
        if (name.isEmpty() || name.length() > 80 || !isPlain(name)) {
            throw Problem.invalid("Give the key a name of 1 to 80 letters in one line, by which you will know it.")
                    .toException();
        }
        var fields = KeyFields.of(form.provider()).checked(form.fields());
        var id = UUID.randomUUID().toString();
        holding.safe().inOneWrite(write -> {
            write.note("key.add", id, Map.of("provider", form.provider()));
            return write.put(ProviderKey.KIND, id, name, new ProviderKey(form.provider(), fields), Write.NEW);
        });
        return view(holding.safe().items().get(ProviderKey.KIND, id));
    }

    /// It is shown in terminals, where control characters are commands, and marks of direction hide what stands there.
    private static boolean isPlain(String name) {
        return name.codePoints().noneMatch(letter -> switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        });
    }

    @Override
    public CheckView check(String id) {
        return asked(new Order.CheckKey(holding.work().access(id)), CheckView.class);
    }

    @Override
    public void remove(String id) {
        var servers = holding.safe().items().list(ServerRecord.KIND).stream()
                .filter(server -> server.body().key().equals(id)
                        && server.body().state() != com.nocodo.vault.door.ServerView.State.GONE)
                .map(server -> server.body().wanted().name())
                .toList();
        if (!servers.isEmpty()) {
            throw Problem.conflict(
                            "The key is needed for the servers %s. Destroy or forget them first.",
                            String.join(", ", servers))
                    .toException();
        }
        var key = holding.safe().items().get(ProviderKey.KIND, id);
        holding.safe().inOneWrite(write -> {
            write.note("key.remove", id, Map.of("provider", key.body().provider()));
            write.delete(ProviderKey.KIND, id, key.revision());
            return id;
        });
    }

    @Override
    public List<String> zones(String id) {
        return Arrays.asList(asked(new Order.Zones(holding.work().access(id)), String[].class));
    }

    @Override
    public OffersView offers(String id, String zone) {
        return asked(new Order.Offers(holding.work().access(id), zone), OffersView.class);
    }

    private <T> T asked(Order order, Class<T> type) {
        return holding.work().ask(order, type);
    }
}
