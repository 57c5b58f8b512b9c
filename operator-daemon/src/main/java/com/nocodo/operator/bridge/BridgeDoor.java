package com.nocodo.operator.bridge;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.bridge.BridgeApi;
import com.nocodo.protocol.bridge.Handshake;
import com.nocodo.protocol.bridge.Identity;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bridge's door for one connection. Its challenge is good for this connection and one proof.
final class BridgeDoor implements BridgeApi {
    private static final int LONGEST_RECEIPT = 1_000;

    private final Bridge bridge;
    private @Nullable Hello hello;
    private @Nullable Pairing pairing;
    private volatile byte @Nullable [] vaultKey;
    private long number;

    private record Pairing(PairRequest request, Hello hello, byte[] secret, String operator) {}

    BridgeDoor(Bridge bridge) {
        this.bridge = bridge;
    }

    /// Whether this connection's vault proved who it is, and may still come in.
    synchronized boolean isProven() {
        return vaultKey != null && bridge.keys().knows(vaultKey);
    }

    /// Whether nobody proved yet on this connection who they are.
    boolean isAnonymous() {
        return vaultKey == null;
    }

    /// Whether it is that vault's. Not synchronized: two owners who shut each other out must not wait for each other.
    boolean isOf(byte[] key) {
        var proven = vaultKey;
        return proven != null && MessageDigest.isEqual(proven, key);
    }

    @Override
    public synchronized Hello challenge() {
        var nonce = new byte[Handshake.NONCE];
        bridge.random().nextBytes(nonce);
        var said = new Hello(bridge.operator().orElse(null), bridge.key().publicKey(), nonce);
        hello = said;
        return said;
    }

    /// The challenge, which is spent by this.
    private Hello spent() {
        var said = hello;
        hello = null;
        if (said == null) {
            throw Problem.denied("Ask for a challenge first; each proof needs a new one.")
                    .toException();
        }
        return said;
    }

    @Override
    public synchronized Proven prove(Proof proof) {
        var said = spent();
        mustBeNonce(proof.nonce());
        var message = Handshake.vaultProves(said, proof.vaultKey(), proof.nonce());
        // First of all: who only knows a public key writes nothing into the audit.
        if (!Identity.verify(proof.vaultKey(), message, proof.signature())) {
            throw unknown();
        }
        var known = bridge.keys().find(proof.vaultKey()).orElseThrow(BridgeDoor::unknown);
        if (known.revoked()) {
            bridge.audit().note(null, "bridge.denied", "a key that was revoked: " + BridgeKeys.text(proof.vaultKey()));
            throw unknown();
        }
        vaultKey = proof.vaultKey();
        bridge.lines().makeRoom(proof.vaultKey());
        bridge.keys().seen(proof.vaultKey());
        number = 0;
        return new Proven(bridge.key().sign(Handshake.operatorProves(said, proof.vaultKey(), proof.nonce())));
    }

    private static ProblemException unknown() {
        return Problem.denied("This operator does not know this vault, or no longer. Pair them again.")
                .toException();
    }

    private static void mustBeNonce(byte[] nonce) {
        if (nonce.length != Handshake.NONCE) {
            throw Problem.invalid("A nonce has %d bytes.", Handshake.NONCE).toException();
        }
    }

    @Override
    public synchronized PairOffer beginPairing(PairRequest request) {
        var said = spent();
        mustBeNonce(request.nonce());
        People.mustBeNamed(request.vaultKey(), request.name());
        var left = bridge.pairing().tried();
        // With the key of this server itself: somebody who sits in between has another.
        var seen = new PairRequest(
                request.vaultKey(),
                request.name(),
                request.nonce(),
                bridge.hostKey()
                        .get()
                        .orElseThrow(() -> Problem.unavailable(
                                        "This server's host key cannot be read, so nobody can tell who sits in between."
                                                + " Nothing was paired.")
                                .toException()));
        pairing = new Pairing(seen, said, left.secret(), left.operator());
        return new PairOffer(Handshake.operatorPairs(said, seen).mac(left.secret()));
    }

    @Override
    public synchronized void pair(byte[] mac) {
        var begun = pairing;
        pairing = null;
        if (begun == null
                || !Handshake.vaultPairs(begun.hello(), begun.request()).isMac(begun.secret(), mac)) {
            throw Problem.denied("This vault does not know the pairing secret. Nothing was paired.")
                    .toException();
        }
        bridge.paired(
                begun.operator(), begun.request().vaultKey(), begun.request().name());
    }

    @Override
    public synchronized Status status() {
        return new Status(
                OperatorApi.VERSION,
                bridge.address(),
                bridge.clock().instant(),
                bridge.keys().receipt(proven()).orElse(null));
    }

    @Override
    public synchronized String signInLink(long next) {
        var key = proven();
        mustBeNext(next);
        return bridge.signIns()
                .link(bridge.keys().find(key).map(BridgeKeys.Known::account).orElse(null));
    }

    @Override
    public synchronized List<Person> people(long next) {
        var by = proven();
        mustBeNext(next);
        return bridge.people().all(by);
    }

    @Override
    public synchronized void admit(long next, byte[] key, String name, Role role) {
        var by = proven();
        mustBeNext(next);
        bridge.people().admit(by, key, name, role);
    }

    @Override
    public synchronized void revoke(long next, byte[] key) {
        var by = proven();
        mustBeNext(next);
        bridge.people().revoke(by, key);
    }

    @Override
    public synchronized void keepReceipt(long next, String receipt) {
        var key = proven();
        mustBeNext(next);
        if (receipt.length() > LONGEST_RECEIPT) {
            throw Problem.invalid("A receipt has at most %d characters.", LONGEST_RECEIPT)
                    .toException();
        }
        bridge.keys().keepReceipt(key, receipt);
    }

    private byte[] proven() {
        var key = vaultKey;
        if (key == null || !isProven()) {
            throw Problem.denied("Prove first which vault this is.").toException();
        }
        return key;
    }

    private void mustBeNext(long next) {
        if (next != number + 1) {
            throw Problem.denied("This call was made before, or calls are missing.")
                    .toException();
        }
        number = next;
    }

    @Override
    public synchronized void close() {
        vaultKey = null;
        hello = null;
        pairing = null;
    }
}
