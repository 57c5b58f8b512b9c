package com.nocodo.modes.intake.rules;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.Origin;
import java.util.List;

/// The allowed moves of a status, in the making.
public record Moves(Thing thing, Attribute attribute, List<String[]> pairs, Origin from) {}
