package com.nocodo.modes.intake.access;

import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.intake.structure.Noun;
import com.nocodo.modes.spec.Permission;
import java.util.List;
import java.util.Set;

/// What a clause says some people may, or may not, do with some things.
///
/// @param who the people; empty when the clause names none
/// @param not it is forbidden
/// @param own only what is theirs
/// @param onlyThis they may do nothing else (`only see`, `nothing else`)
/// @param onlyThey nobody else may (`only the admin`)
/// @param everything about all there is
/// @param manages they do all that is to be done with the things
public record Right(
        List<Noun> who,
        Set<Permission.Action> actions,
        List<Noun> objects,
        boolean not,
        boolean own,
        boolean onlyThis,
        boolean onlyThey,
        boolean everything,
        boolean manages,
        boolean login,
        Clause clause) {}
