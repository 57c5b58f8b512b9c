package com.nocodo.vault.work;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.nocodo.vault.server.Wanted;
import java.util.List;

/// What a worker is to do, with the secrets that it needs for that.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Order {
    Access access();

    @JsonTypeName("check_key")
    record CheckKey(Access access) implements Order {}

    @JsonTypeName("zones")
    record Zones(Access access) implements Order {}

    @JsonTypeName("offers")
    record Offers(Access access, String zone) implements Order {}

    @JsonTypeName("orphans")
    record Orphans(Access access) implements Order {}

    /// What a server would be made by; nobody is asked.
    @JsonTypeName("plan")
    record Plan(Access access, Wanted wanted) implements Order {}

    @JsonTypeName("make")
    record Make(Access access, Wanted wanted) implements Order {}

    /// @param unsettled whether a change of unknown end may be on its way
    @JsonTypeName("remove")
    record Remove(Access access, String tag, List<String> zones, boolean unsettled) implements Order {}
}
