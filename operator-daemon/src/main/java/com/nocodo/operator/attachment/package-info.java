/// Files that messages carry: spreadsheets and pictures.
@NullMarked
package com.nocodo.operator.attachment;

import org.jspecify.annotations.NullMarked;
