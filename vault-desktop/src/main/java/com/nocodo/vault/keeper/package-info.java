/// The process that starts the vault's others and outlives them. It never sees a secret.
@NullMarked
package com.nocodo.vault.keeper;

import org.jspecify.annotations.NullMarked;
