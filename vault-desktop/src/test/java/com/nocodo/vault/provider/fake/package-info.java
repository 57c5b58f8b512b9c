/// Stand-ins of the providers' APIs: strict, with state, and able to fail in every way that we know of.
@NullMarked
package com.nocodo.vault.provider.fake;

import org.jspecify.annotations.NullMarked;
