/// The past of a project: its versions and backups, compared, marked, and brought back.
@NullMarked
package com.nocodo.operator.past;

import org.jspecify.annotations.NullMarked;
