/// How fast the vault is, beside what it is made of in the same run: `nocodo bench vault`.
@NullMarked
package com.nocodo.vault.bench;

import org.jspecify.annotations.NullMarked;
