/// What is in the memory of the vault's processes.
@NullMarked
package com.nocodo.vault.memory;

import org.jspecify.annotations.NullMarked;
