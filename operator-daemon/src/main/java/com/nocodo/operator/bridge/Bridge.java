package com.nocodo.operator.bridge;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Settings;
import com.nocodo.operator.identity.Audit;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/// What all connections of vaults share.
///
/// @param address of the operator's web app
/// @param signIns the accounts of the web app
/// @param hostKey the fingerprint of this server's host key
record Bridge(
        BridgeKeys keys,
        Lines lines,
        People people,
        Audit audit,
        KeyFile key,
        PairingSecret pairing,
        Settings settings,
        SecureRandom random,
        Clock clock,
        String address,
        SignIns signIns,
        Supplier<Optional<String>> hostKey) {
    private static final String OPERATOR = "bridge_operator";

    static Bridge of(
            Database db,
            Path folder,
            Clock clock,
            String address,
            SignIns signIns,
            Supplier<Optional<String>> hostKey) {
        var random = new SecureRandom();
        var keys = new BridgeKeys(db, clock);
        var lines = new Lines();
        var audit = new Audit(db, clock);
        return new Bridge(
                keys,
                lines,
                new People(keys, lines, signIns, audit),
                audit,
                KeyFile.of(folder.resolve("bridge.key"), random),
                new PairingSecret(folder.resolve("pairing.json"), clock),
                new Settings(db),
                random,
                clock,
                address,
                signIns,
                hostKey);
    }

    /// The id that the vault knows this operator by, once it has one.
    Optional<String> operator() {
        return settings.find(OPERATOR).or(() -> pairing.find().map(PairingSecret.Left::operator));
    }

    /// From now on this vault may come in.
    void paired(String operator, byte[] vaultKey, String name) {
        settings.set(OPERATOR, operator);
        audit.note(null, "bridge.pair", name);
        keys.pair(vaultKey, name);
        pairing.remove();
    }
}
