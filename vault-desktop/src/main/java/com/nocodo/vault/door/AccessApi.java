package com.nocodo.vault.door;

import java.nio.file.Path;
import java.util.List;

/// Who comes into servers, and by which keys.
public interface AccessApi {
    /// How old a server's keys are, and what became of the last change.
    RotationView rotation(String server);

    /// Gives a server new keys, or goes on with that where it was left off. [ServerApi#follow] tells how it gets on.
    ///
    /// @param hostKey whether the server makes a new key of its own, too
    RotationView rotate(String server, boolean hostKey);

    /// Who may come in. The operator is asked.
    List<PersonView> people(String server);

    /// Whom the server does not know about yet, as the vault does; nobody is asked.
    List<PersonView> waiting(String server);

    /// Makes the keys by which somebody else's server is to let this vault in, and writes the public ones to a file.
    ///
    /// @param name whose vault this is, for the server's owner
    InvitationView invite(String name, Path file);

    /// Lets the vault in that made a file. [ServerApi#follow] tells how it gets on.
    ///
    /// @param code that the person said who made the file
    /// @return the id of the person
    String admit(String server, Path file, String code);

    /// Writes down for somebody who was let in where the server is, and how it is known.
    InvitationView handOver(String server, String person, Path file);

    /// Shuts somebody out, or goes on with that. [ServerApi#follow] tells how it gets on.
    void revoke(String server, String person);

    /// Keeps a server of somebody else's that lets this vault in; or learns its new key, where it is kept already.
    ///
    /// @param code that the server's owner said
    ServerView join(Path file, String code);

    /// Whether the vault gives anything to a server.
    TrustView trust(String server);

    /// @param name of the server, typed by the person who trusts again what they called hostile
    TrustView setTrust(String server, TrustView.Trust trust, String name);

    /// What there is to do after a computer with a copy of this vault was lost.
    StolenView stolen();

    /// One was: from now on there is a list, until all of it is done.
    StolenView beginStolen();

    /// Gives all servers new keys that have none since.
    ///
    /// @return ids of those at which it began; [ServerApi#follow] tells how each gets on
    List<String> rotateAll();

    /// The person has done one of the tasks.
    StolenView tick(String task);

    /// Forgets the list, once all of it is done.
    void endStolen();
}
