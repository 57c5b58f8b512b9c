/// What the vault asks of a company that rents out servers, in words that fit all of them.
@NullMarked
package com.nocodo.vault.provider;

import org.jspecify.annotations.NullMarked;
