/// Who may come in: accounts, one-time links, sessions, and what they did.
@NullMarked
package com.nocodo.operator.identity;

import org.jspecify.annotations.NullMarked;
