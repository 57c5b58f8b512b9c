package com.nocodo.modes.intake.access;

import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.intake.structure.Noun;
import com.nocodo.modes.spec.Permission;
import java.util.EnumSet;
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
/// @param others all who were not told of
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
        boolean others,
        Clause clause) {

    /// What somebody is told to do, he may do.
    public static Right of(Claim.Deed deed) {
        var actions = EnumSet.noneOf(Permission.Action.class);
        deed.clause().tokens().forEach(t -> actions.addAll(Rights.actions(t)));
        if (actions.isEmpty()) {
            actions.add(Permission.Action.CREATE);
        }
        return new Right(
                List.of(deed.who()),
                Set.copyOf(actions),
                List.of(deed.what()),
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                deed.clause());
    }
}
