/// The vault itself: opened by a password, it keeps items and journals and notices what was done to them behind its
/// back.
@NullMarked
package com.nocodo.vault.safe;

import org.jspecify.annotations.NullMarked;
