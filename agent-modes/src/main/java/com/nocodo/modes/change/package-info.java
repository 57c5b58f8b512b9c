/// Changes of an application that is there, in words: a message → operations on its App Spec, or what is asked back.
@NullMarked
package com.nocodo.modes.change;

import org.jspecify.annotations.NullMarked;
