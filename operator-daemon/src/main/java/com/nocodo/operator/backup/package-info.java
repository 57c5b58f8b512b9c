/// Backups: copies of an application's data and uploads, made daily and on request, tested, kept and brought back.
@NullMarked
package com.nocodo.operator.backup;

import org.jspecify.annotations.NullMarked;
