/// One joint decision over all claims: what is an entity, a field, a link, a role, a value, or noise.
@NullMarked
package com.nocodo.modes.intake.decide;

import org.jspecify.annotations.NullMarked;
