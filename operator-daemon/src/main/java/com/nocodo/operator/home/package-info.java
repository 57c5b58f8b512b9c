/// Where state is kept: folders, the database, locks that several processes share.
@NullMarked
package com.nocodo.operator.home;

import org.jspecify.annotations.NullMarked;
