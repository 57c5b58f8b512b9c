/// Where a person says what they need, and finds what they have.
@NullMarked
package com.nocodo.webapp.home;

import org.jspecify.annotations.NullMarked;
