/// What our programs on one machine do alike: file locks, folders, the reason in an exception.
@NullMarked
package com.nocodo.protocol.local;

import org.jspecify.annotations.NullMarked;
