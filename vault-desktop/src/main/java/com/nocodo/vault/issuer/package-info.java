/// Asks an issuer of identities (OpenID Connect) who somebody is, as a program on the person's own computer does: in
/// their browser, and back to the loopback address. Nothing of it is loaded where the vault's keys are.
@NullMarked
package com.nocodo.vault.issuer;

import org.jspecify.annotations.NullMarked;
