/// The processes of the vault: how one starts another, and how each ends with the one that started it.
@NullMarked
package com.nocodo.vault.process;

import org.jspecify.annotations.NullMarked;
