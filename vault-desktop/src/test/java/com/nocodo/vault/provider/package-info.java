@NullMarked
package com.nocodo.vault.provider;

import org.jspecify.annotations.NullMarked;
