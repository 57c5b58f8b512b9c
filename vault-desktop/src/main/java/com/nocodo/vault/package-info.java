/// The program on a person's own computer that keeps the keys of clouds and servers, creates and hardens servers, and
/// is the way in to them.
@NullMarked
package com.nocodo.vault;

import org.jspecify.annotations.NullMarked;
