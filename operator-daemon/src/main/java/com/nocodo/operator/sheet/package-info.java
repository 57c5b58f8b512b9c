/// From a spreadsheet to an application that has its rows.
@NullMarked
package com.nocodo.operator.sheet;

import org.jspecify.annotations.NullMarked;
