package com.nocodo.protocol.bridge;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.bridge.BridgeApi.Hello;
import com.nocodo.protocol.bridge.BridgeApi.PairRequest;
import com.nocodo.protocol.bridge.BridgeApi.Proof;
import com.nocodo.protocol.rpc.WireDoor;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A vault's end of a bridge. It believes an operator only what that proves.
public final class BridgeClient implements AutoCloseable {
    private static final WireDoor<BridgeApi> DOOR = WireDoor.of(BridgeApi.class, "operator");

    private final Mux mux;
    private final BridgeApi door;
    private final SecureRandom random;
    private final AtomicLong number = new AtomicLong();

    private BridgeClient(Mux mux, BridgeApi door, SecureRandom random) {
        this.mux = mux;
        this.door = door;
        this.random = random;
    }

    /// The operator as the vault knows it.
    ///
    /// @param id that it was given when it was installed
    /// @param key its public key, 32 bytes
    public record Operator(String id, byte[] key) {}

    /// @param channel ends both streams
    /// @throws IOException if nobody answers at the other end
    public static BridgeClient open(InputStream in, OutputStream out, Closeable channel, SecureRandom random)
            throws IOException {
        var mux = Mux.caller(in, out, channel, MuxStream::close);
        try {
            var control = mux.open(BridgeApi.CONTROL);
            return new BridgeClient(mux, DOOR.connect(control.in(), control.out()), random);
        } catch (IOException | RuntimeException e) {
            mux.close();
            throw e;
        }
    }

    private byte[] nonce() {
        var nonce = new byte[Handshake.NONCE];
        random.nextBytes(nonce);
        return nonce;
    }

    /// Makes this vault known to an operator, and the operator to this vault: by the secret that was left when the
    /// operator was installed, bound to the host key that this connection is pinned to.
    ///
    /// @param id of the operator
    /// @param vaultKey this vault's public key
    /// @param name whose vault it is, for people
    /// @param hostKey fingerprint of the pinned host key
    /// @param secret 32 bytes, dead afterwards
    /// @throws com.nocodo.protocol.ProblemException `denied` where the operator does not know the secret
    public Operator pair(String id, byte[] vaultKey, String name, String hostKey, byte[] secret) {
        var hello = greeted(id);
        var request = new PairRequest(vaultKey, name, nonce(), hostKey);
        var offer = door.beginPairing(request);
        if (!Handshake.operatorPairs(hello, request).isMac(secret, offer.mac())) {
            throw Problem.denied("Who answers is not the operator that was installed, or sits behind another host key."
                            + " Nothing was paired.")
                    .toException();
        }
        door.pair(Handshake.vaultPairs(hello, request).mac(secret));
        return new Operator(id, hello.key());
    }

    /// Proves to the operator that this is the vault, and has it prove that it is the operator.
    ///
    /// @param seed of this vault's key
    public void prove(Operator operator, byte[] seed, byte[] vaultKey) {
        var hello = greeted(operator.id());
        if (!MessageDigest.isEqual(hello.key(), operator.key())) {
            throw Problem.denied("The operator has another key than when it was paired. Nothing was sent to it.")
                    .toException();
        }
        var nonce = nonce();
        var proven = door.prove(
                new Proof(vaultKey, nonce, Identity.sign(seed, Handshake.vaultProves(hello, vaultKey, nonce))));
        if (!Identity.verify(operator.key(), Handshake.operatorProves(hello, vaultKey, nonce), proven.signature())) {
            close();
            throw Problem.denied("The operator cannot prove that it is the one that was paired.")
                    .toException();
        }
        number.set(0);
    }

    private Hello greeted(String id) {
        var hello = door.challenge();
        if (!id.equals(hello.operator())
                || hello.nonce().length != Handshake.NONCE
                || hello.key().length != Identity.SIZE) {
            throw Problem.denied("Another operator answers than the one of this server. Nothing was sent to it.")
                    .toException();
        }
        return hello;
    }

    /// How the operator is.
    public BridgeApi.Status status() {
        return door.status();
    }

    /// A link that signs the owner in, once.
    public String signInLink() {
        return door.signInLink(number.incrementAndGet());
    }

    /// Leaves how far the vault has come with the operator.
    public void keepReceipt(String receipt) {
        door.keepReceipt(number.incrementAndGet(), receipt);
    }

    /// Who may come in. For owners, as the two below.
    public List<BridgeApi.Person> people() {
        return door.people(number.incrementAndGet());
    }

    /// Lets one more vault in.
    public void admit(byte[] vaultKey, String name, BridgeApi.Role role) {
        door.admit(number.incrementAndGet(), vaultKey, name, role);
    }

    /// Shuts a vault out for good.
    public void revoke(byte[] vaultKey) {
        door.revoke(number.incrementAndGet(), vaultKey);
    }

    /// A stream to the operator's own port.
    public MuxStream http() throws IOException {
        return mux.open(BridgeApi.HTTP);
    }

    /// Waits until the bridge has ended.
    public void awaitEnd() throws InterruptedException {
        mux.awaitEnd();
    }

    @Override
    public void close() {
        mux.close();
    }
}
