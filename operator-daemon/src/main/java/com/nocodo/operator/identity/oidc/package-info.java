/// Signing in by an issuer of identities (OpenID Connect). It says who somebody is; who may come in is decided here.
@NullMarked
package com.nocodo.operator.identity.oidc;

import org.jspecify.annotations.NullMarked;
