/// The vault's pages. They decide nothing: the vault's door does.
@NullMarked
package com.nocodo.vault.ui;

import org.jspecify.annotations.NullMarked;
