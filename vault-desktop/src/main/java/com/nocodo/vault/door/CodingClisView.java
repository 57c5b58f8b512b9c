package com.nocodo.vault.door;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The coding CLIs of a server.
///
/// @param underway whether a change of them was begun and has not ended
/// @param trouble why it paused; empty where it did not
public record CodingClisView(List<CliView> clis, boolean underway, String trouble) {
    public CodingClisView {
        clis = List.copyOf(clis);
    }

    /// @param maker whose it is
    /// @param terms on which it may be used
    /// @param open whether its source is open
    /// @param wanted whether the person chose it
    /// @param version that is there since the last change; null where it is not
    public record CliView(
            String id,
            String name,
            String maker,
            String terms,
            boolean open,
            boolean wanted,
            @Nullable String version) {}
}
