/// The way in to an operator: one SSH connection that carries its web app to this computer's loopback.
@NullMarked
package com.nocodo.vault.way;

import org.jspecify.annotations.NullMarked;
