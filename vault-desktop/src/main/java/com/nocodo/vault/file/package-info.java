/// The vault's folder and the database in it: who may read them, and who holds them.
@NullMarked
package com.nocodo.vault.file;

import org.jspecify.annotations.NullMarked;
