/// SSH: keys, pinned host keys, and connections that are never made to anybody else.
@NullMarked
package com.nocodo.vault.ssh;

import org.jspecify.annotations.NullMarked;
