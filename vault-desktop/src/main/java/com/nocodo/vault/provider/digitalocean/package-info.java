/// DigitalOcean: droplets, firewalls, SSH keys and the tag that holds them together. No recording of it was at hand.
@NullMarked
package com.nocodo.vault.provider.digitalocean;

import org.jspecify.annotations.NullMarked;
