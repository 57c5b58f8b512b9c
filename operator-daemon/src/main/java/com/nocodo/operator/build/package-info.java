/// The walk from words or an edited spec to a running, proven application.
@NullMarked
package com.nocodo.operator.build;

import org.jspecify.annotations.NullMarked;
