package com.nocodo.operator.build;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.project.Project;
import java.util.Optional;

/// A change that has begun, and is neither done nor taken back.
///
/// @param base the commit that it went on from
/// @param exchanging whether what lies in the version's place may be the old one, the new one, or neither
public record ChangeBegun(String base, boolean exchanging) {

    public static Optional<ChangeBegun> find(Home home, Project project) {
        return ChangeMark.read(home.stateOf(project.id()), project.slug())
                .map(mark -> new ChangeBegun(mark.base(), mark.phase() != ChangeMark.Phase.WRITING));
    }
}
