/// Hetzner Cloud: servers, firewalls and SSH keys, found again by a label. No recording of it was at hand.
@NullMarked
package com.nocodo.vault.provider.hetzner;

import org.jspecify.annotations.NullMarked;
