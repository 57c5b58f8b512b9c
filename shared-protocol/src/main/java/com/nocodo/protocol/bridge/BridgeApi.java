package com.nocodo.protocol.bridge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a vault asks of an operator through its bridge, one connection at a time. Whoever connects first proves who
/// they are; before that, nothing else is answered.
public interface BridgeApi extends AutoCloseable {
    /// The kind of the stream on which this door is asked.
    String CONTROL = "control";

    /// The kind of a stream that goes on to the operator's own port.
    String HTTP = "http";

    /// @param operator its id, given when it was installed; null where it was never paired nor is ready to be
    /// @param key its public key, 32 bytes
    /// @param nonce 32 random bytes, for this connection alone
    record Hello(@Nullable String operator, byte[] key, byte[] nonce) {}

    /// @param vaultKey its public key, 32 bytes
    /// @param nonce 32 random bytes of the vault's
    /// @param signature of [Handshake#vaultProves]
    record Proof(byte[] vaultKey, byte[] nonce, byte[] signature) {}

    /// @param signature of [Handshake#operatorProves]
    record Proven(byte[] signature) {}

    /// @param vaultKey to be known by from now on
    /// @param name for people: whose vault it is
    /// @param hostKey fingerprint of the host key that the vault pinned
    record PairRequest(byte[] vaultKey, String name, byte[] nonce, String hostKey) {}

    /// @param mac of [Handshake#operatorPairs]: only who knows the pairing secret says it
    record PairOffer(byte[] mac) {}

    /// @param receipt what the vault left here last: the number of its last write and a token; null where it left none
    record Status(
            String version,
            String address,
            Instant at,
            @Nullable String receipt) {}

    /// What a vault may do here.
    enum Role {
        /// Lets others in, and shuts them out.
        OWNER,
        /// Comes in, as a person of their own.
        MEMBER
    }

    /// Somebody who may come in.
    ///
    /// @param key of their vault, 32 bytes
    /// @param since when they were let in
    /// @param seen when they proved themselves last; null where they never did
    /// @param here whether a line of theirs is open now
    record Person(
            byte[] key,
            String name,
            Role role,
            Instant since,
            @Nullable Instant seen,
            boolean here) {}

    /// Begins each connection.
    Hello challenge();

    /// @throws com.nocodo.protocol.ProblemException `denied` for a key that is not known, or was revoked, and for any
    ///     other signature than that of this connection
    Proven prove(Proof proof);

    /// Only while a pairing secret is there that was not used; it is dead after five wrong tries.
    PairOffer beginPairing(PairRequest request);

    /// Ends it: the operator knows the vault from now on, and the secret is gone.
    ///
    /// @param mac of [Handshake#vaultPairs]
    void pair(byte[] mac);

    /// How the operator is, and what the vault left with it.
    Status status();

    /// A link that signs the owner in, once.
    ///
    /// @param number one more than that of the last numbered call on this connection
    String signInLink(long number);

    /// Keeps how far the vault has come, for the next [#status].
    ///
    /// @param number as of [#signInLink]
    void keepReceipt(long number, String receipt);

    /// Who may come in, by the time that they were let in. For owners.
    ///
    /// @param number as of [#signInLink]
    List<Person> people(long number);

    /// Lets one more vault in; to say it twice does what saying it once does. For owners.
    ///
    /// @param number as of [#signInLink]
    /// @throws com.nocodo.protocol.ProblemException `conflict` for a key that was revoked: it stays so
    void admit(long number, byte[] key, String name, Role role);

    /// Shuts a vault out for good, and ends the lines that it has open. For owners, and never their own.
    ///
    /// @param number as of [#signInLink]
    void revoke(long number, byte[] key);

    @Override
    void close();
}
