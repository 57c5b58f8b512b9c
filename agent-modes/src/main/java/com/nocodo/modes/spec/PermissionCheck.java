package com.nocodo.modes.spec;

import java.util.HashSet;
import java.util.List;

/// What is wrong with the permissions.
final class PermissionCheck {
    private final AppSpec spec;
    private final List<String> problems;

    PermissionCheck(AppSpec spec, List<String> problems) {
        this.spec = spec;
        this.problems = problems;
    }

    void all() {
        var seen = new HashSet<String>();
        for (var permission : spec.permissions()) {
            var where = "permission of `%s` on `%s`".formatted(permission.role(), permission.entity());
            var entity = spec.entity(permission.entity());
            if (spec.role(permission.role()).isEmpty()) {
                problems.add(where + ": there is no such role");
            }
            if (entity.isEmpty()) {
                problems.add(where + ": there is no such entity");
                continue;
            }
            if (!seen.add(where)) {
                problems.add(where + ": given twice");
            }
            for (var field : permission.fields().keySet()) {
                if (entity.get().field(field).isEmpty()
                        && entity.get().relation(field).isEmpty()) {
                    problems.add("%s: `%s` has no field `%s`".formatted(where, permission.entity(), field));
                }
            }
            if (permission.rowRule() == Permission.Rows.OWN_TEAM && permission.via() == null) {
                problems.add(where + ": rows own_team needs 'via', the link that says which team a record is of");
            }
            if (permission.via() != null
                    && entity.get().relation(permission.via()).isEmpty()) {
                problems.add("%s: `%s` has no link `%s`".formatted(where, permission.entity(), permission.via()));
            }
        }
    }
}
