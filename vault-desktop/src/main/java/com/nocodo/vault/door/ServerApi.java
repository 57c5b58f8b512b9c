package com.nocodo.vault.door;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Servers that the vault made, or makes.
public interface ServerApi {
    List<ServerView> all();

    ServerView get(String id);

    /// What an order would do, step by step, and what it would cost. Nothing is ordered.
    PlanView plan(OrderForm order);

    /// The order that would make another one like a server, also like one that is gone: without a name, without
    /// a price, and without a key where that one is gone.
    OrderForm like(String id);

    /// Orders and goes on by itself: [#follow] tells how it gets on.
    ServerView create(OrderForm order);

    /// Tells how the work on a server gets on until it ends or pauses.
    ServerView follow(String id, Consumer<ProgressView> progress);

    /// Goes on with what was left off.
    ServerView goOn(String id);

    /// Puts the vault's operator in the place of the one that runs there. The server goes back by itself where the new
    /// one is not healthy.
    ///
    /// @param older whether it may be an older version
    /// @param newSigner the fingerprint of who signed it, where the server is to trust them from then on; null
    ///   where it has to be the signer of the one that runs
    ServerView update(String id, boolean older, @Nullable String newSigner);

    /// Leaves off at the next step.
    ServerView pause(String id);

    /// Removes everything that was made for it, and proves that nothing is left.
    ///
    /// @param name of the server, typed by the person
    ServerView destroy(String id, String name);

    /// Only the vault forgets it: whatever is left at the provider stays, and costs.
    void forget(String id, String name);

    /// Opens the way in to the server's operator, at an address of this computer, for as long as the vault is open; or
    /// gives one more link where it is open.
    WayView enter(String id);

    /// Waits until the way in has closed. Whoever stops waiting closes it.
    ///
    /// @return why it did
    String stay(String id);

    /// Closes the way in.
    void leave(String id);

    List<CheckRowView> scorecard(String id);

    /// Things of ours at the provider that belong to no server here.
    List<OrphanView> sweep(String keyId);
}
