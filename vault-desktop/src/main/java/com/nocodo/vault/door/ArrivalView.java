package com.nocodo.vault.door;

/// Whom an issuer vouches for.
///
/// @param issuer whom it was asked of
/// @param subject the account there, which never becomes another's
/// @param name for people
public record ArrivalView(IssuerView issuer, String subject, String name) {}
