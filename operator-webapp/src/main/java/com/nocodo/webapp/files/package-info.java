/// Choosing files and handing them over, wherever a person can.
@NullMarked
package com.nocodo.webapp.files;

import org.jspecify.annotations.NullMarked;
