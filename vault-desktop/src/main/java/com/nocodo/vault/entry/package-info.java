/// Which browsers see the vault's page: by a link that is good once, then by a key of their own. Here lie only hashes.
@NullMarked
package com.nocodo.vault.entry;

import org.jspecify.annotations.NullMarked;
