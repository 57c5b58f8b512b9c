package com.nocodo.vault.door;

/// The login that the vault's page asks for before the password. It opens nothing: the password does, with a login and
/// without. What is decided here needs the vault to be open; who comes in does not.
///
/// @see "docs/decisions/0071-the-login.md"
public interface LoginApi {
    LoginView login();

    /// From now on the page asks there first. The vault belongs to nobody there until somebody comes in.
    void require(IssuerView issuer);

    /// The password alone, from now on.
    void drop();

    /// The next who comes in is whom the vault belongs to.
    void unbind();

    /// Somebody came in. The first who does so and opens the vault is whom it belongs to.
    ///
    /// @return false where the vault belongs to somebody else
    boolean arrive(ArrivalView arrival);

    /// For the audit log: somebody did not come in.
    ///
    /// @param why in a word
    void noteRefused(String why);

    /// For the audit log: the issuer did not answer, so that the password alone is asked for.
    void noteWithout();

    /// The last login counts no longer.
    void signOut();
}
