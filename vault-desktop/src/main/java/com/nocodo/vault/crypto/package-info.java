/// How the vault turns a password into keys, and keys into sealed bytes; nothing here knows of files or tables.
@NullMarked
package com.nocodo.vault.crypto;

import org.jspecify.annotations.NullMarked;
