/// What a vault and an operator say to each other through one channel: many streams over it, who is who, and control.
@NullMarked
package com.nocodo.protocol.bridge;

import org.jspecify.annotations.NullMarked;
