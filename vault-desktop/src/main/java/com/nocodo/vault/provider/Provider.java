package com.nocodo.vault.provider;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A company that rents out servers, as the provisioning engine sees it.
///
/// Nothing is remembered between calls: every method finds by our tag what it needs, so a run that was killed goes on
/// in
/// another process. `apply` and `remove` change at most one thing each; everything else only reads. Whatever goes wrong
/// is a [CloudTrouble], whose [Trouble] says what the engine can do about it.
public interface Provider extends AutoCloseable {

    /// How long a change whose answer was lost may need until it shows in lists. Whoever resumes after one (a
    /// [Trouble.Unanswered], or an intent without an end in the journal) waits this long before it observes.
    Duration SETTLE = Duration.ofSeconds(20);

    /// As people write it: Scaleway.
    String name();

    /// The steps that make a server here, in their order.
    List<CloudStep> steps();

    /// Asks the provider whose key this is and what it may do.
    KeyReport checkKey();

    List<Zone> zones();

    /// Sizes with prices and stock, as of now.
    Catalogue catalogue(Zone zone);

    /// What is there of a step, by our tag.
    Seen observe(CloudStep step, ServerOrder order);

    /// Makes the one change of a step, unless it is there already. Whether it worked, `observe` says.
    void apply(CloudStep step, ServerOrder order);

    /// Fingerprints of the server's host keys, as the provider heard them from the server; empty where it has none
    /// (yet).
    Optional<List<String>> hostKeyEvidence(ServerOrder order);

    /// Everything that carries the tag, with the disks of servers that do, in the order of removal.
    List<Resource> list(Tag tag, Collection<Zone> zones);

    /// Everything that carries any tag of ours, whoever made it.
    List<Resource> listOurs(Collection<Zone> zones);

    /// Brings the removal of one thing forward by at most one change. It is gone when it is not listed any more; until
    /// then, call again. Something that does not carry the resource's tag is refused.
    void remove(Resource resource);

    /// Ends the connections.
    @Override
    void close();
}
