package com.nocodo.protocol;

import java.util.List;

/// Who may do what in an application, as its spec says and its checks prove.
///
/// @param roles the owner's first, who may do everything
/// @param kinds of records
/// @param rights of every other role, with every kind of record
public record PermissionsView(List<OperatorApi.RoleView> roles, List<KindView> kinds, List<RightView> rights) {
    public PermissionsView {
        roles = List.copyOf(roles);
        kinds = List.copyOf(kinds);
        rights = List.copyOf(rights);
    }

    /// A kind of record.
    public record KindView(String name, String label) {}

    /// What one role may do with one kind of record.
    ///
    /// @param can of `list`, `read`, `create`, `update`, `delete` and `export`
    /// @param rows with which records: `all`, `own` or `own_team`
    /// @param hidden the labels of what the role does not see
    /// @param readOnly the labels of what it sees and does not change
    public record RightView(
            String role, String kind, List<String> can, String rows, List<String> hidden, List<String> readOnly) {
        public RightView {
            can = List.copyOf(can);
            hidden = List.copyOf(hidden);
            readOnly = List.copyOf(readOnly);
        }
    }
}
