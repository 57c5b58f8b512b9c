@NullMarked
package com.nocodo.vault.provider.http;

import org.jspecify.annotations.NullMarked;
