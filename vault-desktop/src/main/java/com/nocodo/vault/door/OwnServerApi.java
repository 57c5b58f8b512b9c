package com.nocodo.vault.door;

/// Servers that the person made, and the vault only sets up.
public interface OwnServerApi {
    /// Which host key answers there. Nothing is sent, and nothing is trusted.
    HostKeyView scan(String host, int port);

    /// What would be done to it, step by step. Nothing is sent.
    PlanView plan(AdoptForm form);

    /// Begins, and goes on by itself: [ServerApi#follow] tells how it gets on.
    ServerView adopt(AdoptForm form, SignInForm signIn);

    /// Goes on where signing in once more is needed.
    ///
    /// @param closeOthers whether other accounts and ports there may be shut out, if that was not said before
    ServerView goOn(String id, boolean closeOthers, SignInForm signIn);

    /// Removes the operator and the vault's account from it, and opens the ways in as they were.
    ///
    /// @param name of the server, typed by the person
    ServerView release(String id, String name);
}
