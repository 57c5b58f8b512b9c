/// `nocodo vault …`: everything that the vault does, from a terminal. It asks the holder, and decides nothing.
@NullMarked
package com.nocodo.vault.cli;

import org.jspecify.annotations.NullMarked;
