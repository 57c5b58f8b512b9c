/// A real server to test on: systemd, OpenSSH and cloud-init in a container, reached as the vault reaches one.
@NullMarked
package com.nocodo.provisioning.host;

import org.jspecify.annotations.NullMarked;
