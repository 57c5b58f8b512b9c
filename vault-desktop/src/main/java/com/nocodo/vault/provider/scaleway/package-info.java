/// Scaleway: instances, their block volumes, addresses and security groups.
@NullMarked
package com.nocodo.vault.provider.scaleway;

import org.jspecify.annotations.NullMarked;
