/// What the faces ask of the vault, and what they are shown. Secrets go in by this door; none come out.
@NullMarked
package com.nocodo.vault.door;

import org.jspecify.annotations.NullMarked;
