package com.nocodo.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Keys that open nothing.
final class Samples {

    /// The right form; nobody has the private part.
    static final SshPublicKey KEY = key(1);

    static final SshPublicKey OTHER = key(2);

    private Samples() {}

    static SshPublicKey key(int seed) {
        var blob = new byte[51];
        blob[3] = 11;
        System.arraycopy("ssh-ed25519".getBytes(StandardCharsets.US_ASCII), 0, blob, 4, 11);
        blob[18] = 32;
        for (int i = 19; i < 51; i++) blob[i] = (byte) (seed * 31 + i);
        return new SshPublicKey("ssh-ed25519 " + Base64.getEncoder().encodeToString(blob));
    }

    static Parameters parameters() {
        return Parameters.none()
                .with(Parameter.ADMIN, "nocodo")
                .with(Parameter.ADMIN_KEYS, KEY.text())
                .with(Parameter.BRIDGE_KEYS, "")
                .with(Parameter.BOOT_HOST_KEY, KEY.text())
                .with(Parameter.HOST_KEY, OTHER.text())
                .with(Parameter.GUARD_SECONDS, "180")
                .with(Parameter.PATIENCE, "600")
                .with(Parameter.TOLERATED, "")
                .with(Parameter.OPERATOR_VERSION, "0.1.0-SNAPSHOT")
                .with(Parameter.OPERATOR_SUM, "0123456789abcdef".repeat(4))
                .with(Parameter.OPERATOR_NAME, "shop")
                .with(Parameter.OPERATOR_PORT, "18000")
                .with(Parameter.OPERATOR_ID, "nocodo-op-1")
                .with(Parameter.PAIRING_SECRET, "A".repeat(43) + "=")
                .with(Parameter.OPERATOR_SIGNER, KEY.text())
                .with(
                        Parameter.OPERATOR_SIGNATURE,
                        "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n")
                .with(Parameter.UPDATE_ID, "1")
                .with(Parameter.UPDATE_SECONDS, "60")
                .with(Parameter.SIGNED_IN_AS, "root")
                .with(Parameter.CLOSE_OTHERS, "no")
                .with(Parameter.STATE_SUM, "0123456789abcdef".repeat(4))
                .with(Parameter.STATE_BYTES, "1000")
                .with(Parameter.STATE_REPLACE, "no");
    }
}
