/// How we speak to a provider's API: one client over OkHttp that believes nothing and repeats no change blindly.
@NullMarked
package com.nocodo.vault.provider.http;

import org.jspecify.annotations.NullMarked;
