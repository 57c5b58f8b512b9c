/// The one place that starts other programs: an argument list, a limit, a closed stdin, and an end with their children.
@NullMarked
package com.nocodo.operator.process;

import org.jspecify.annotations.NullMarked;
