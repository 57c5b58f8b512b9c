/// The process that owns the vault's file and, while it is unlocked, its keys. It opens no connection to anywhere.
@NullMarked
package com.nocodo.vault.holder;

import org.jspecify.annotations.NullMarked;
