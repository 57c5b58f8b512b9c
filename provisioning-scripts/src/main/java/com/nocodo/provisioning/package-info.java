/// What is done to a server, as data: cloud-init, the hardening catalogue, and the steps that install the operator.
/// Nothing here reaches a server itself.
@NullMarked
package com.nocodo.provisioning;

import org.jspecify.annotations.NullMarked;
