/// Servers: made, hardened and destroyed step by step, each written down before it is taken.
@NullMarked
package com.nocodo.vault.server;

import org.jspecify.annotations.NullMarked;
