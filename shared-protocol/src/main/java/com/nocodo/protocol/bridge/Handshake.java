package com.nocodo.protocol.bridge;

import com.nocodo.protocol.bridge.BridgeApi.Hello;
import com.nocodo.protocol.bridge.BridgeApi.PairRequest;
import org.jspecify.annotations.Nullable;

/// What both ends of a bridge say to each other, byte by byte.
public final class Handshake {
    /// Bytes of nonces.
    public static final int NONCE = 32;

    private Handshake() {}

    /// What a vault signs to be let in: who both are, and what is new in this connection.
    public static byte[] vaultProves(Hello hello, byte[] vaultKey, byte[] vaultNonce) {
        return parts("nocodo/bridge/vault/1", hello, vaultKey, vaultNonce).bytes();
    }

    /// What an operator signs in return.
    public static byte[] operatorProves(Hello hello, byte[] vaultKey, byte[] vaultNonce) {
        return parts("nocodo/bridge/operator/1", hello, vaultKey, vaultNonce).bytes();
    }

    private static Transcript parts(String label, Hello hello, byte[] vaultKey, byte[] vaultNonce) {
        return new Transcript(label)
                .add(text(hello.operator()))
                .add(hello.key())
                .add(vaultKey)
                .add(hello.nonce())
                .add(vaultNonce);
    }

    /// What an operator says with the pairing secret, before the vault shows that it knows it too.
    public static Transcript operatorPairs(Hello hello, PairRequest request) {
        return pairing("nocodo/pair/operator/1", hello, request);
    }

    /// What a vault says with the pairing secret.
    public static Transcript vaultPairs(Hello hello, PairRequest request) {
        return pairing("nocodo/pair/vault/1", hello, request);
    }

    private static Transcript pairing(String label, Hello hello, PairRequest request) {
        return new Transcript(label)
                .add(text(hello.operator()))
                .add(hello.key())
                .add(request.vaultKey())
                .add(request.name())
                .add(request.hostKey())
                .add(hello.nonce())
                .add(request.nonce());
    }

    private static String text(@Nullable String operator) {
        return operator == null ? "" : operator;
    }
}
