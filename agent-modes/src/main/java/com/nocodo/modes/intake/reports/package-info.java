/// Wanted lists and totals: reads wishes such as `which orders are late` and `revenue per month and instructor`.
@NullMarked
package com.nocodo.modes.intake.reports;

import org.jspecify.annotations.NullMarked;
