/// Spreadsheet to app: the bytes of an XLSX or CSV file become a sketch, that is a spec, typed rows, and what did not
/// fit.
@NullMarked
package com.nocodo.modes.sheet;

import org.jspecify.annotations.NullMarked;
