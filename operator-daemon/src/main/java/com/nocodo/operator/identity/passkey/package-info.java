/// Signing in by a passkey: a key pair of the person's device, good for the web app's own host only.
@NullMarked
package com.nocodo.operator.identity.passkey;

import org.jspecify.annotations.NullMarked;
