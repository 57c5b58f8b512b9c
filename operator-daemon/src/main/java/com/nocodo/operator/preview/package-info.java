/// The running application of a project: its own process, port, data and first account.
@NullMarked
package com.nocodo.operator.preview;

import org.jspecify.annotations.NullMarked;
