/// The way in for vaults: one channel from their SSH connection, over which they prove who they are, and then reach the
/// web app.
@NullMarked
package com.nocodo.operator.bridge;

import org.jspecify.annotations.NullMarked;
