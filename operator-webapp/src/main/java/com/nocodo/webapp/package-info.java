/// The operator's web app: shows what the operator answers, and decides nothing.
@NullMarked
package com.nocodo.webapp;

import org.jspecify.annotations.NullMarked;
