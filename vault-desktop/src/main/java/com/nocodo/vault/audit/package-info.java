/// What was done with the vault, in an order that nobody can change unnoticed.
@NullMarked
package com.nocodo.vault.audit;

import org.jspecify.annotations.NullMarked;
