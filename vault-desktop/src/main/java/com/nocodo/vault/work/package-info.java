/// Work with the world outside, each piece in a process of its own that knows no more secrets than it needs.
@NullMarked
package com.nocodo.vault.work;

import org.jspecify.annotations.NullMarked;
