/// One application: the conversation beside what it is about.
@NullMarked
package com.nocodo.webapp.project;

import org.jspecify.annotations.NullMarked;
