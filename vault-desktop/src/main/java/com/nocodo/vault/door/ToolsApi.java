package com.nocodo.vault.door;

import java.util.List;

/// What a person may want on a server besides.
public interface ToolsApi {
    CodingClisView codingClis(String server);

    /// Brings about that a server has these coding CLIs and no others, or goes on with that. [ServerApi#follow] tells
    /// how it gets on.
    CodingClisView setCodingClis(String server, List<String> ids);
}
