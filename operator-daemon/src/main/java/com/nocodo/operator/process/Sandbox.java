package com.nocodo.operator.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whose account a program gets where the machine has one for it, and what it may reach of the operator's folders.
/// Elsewhere it runs as we do, and reaches what we reach.
///
/// @param application whose program it is; empty for what builds and checks
/// @param writes folders, which are made where they are missing
/// @param reads files and folders; what is not there is not reached
/// @param scratch folders in which it finds nothing and leaves nothing
/// @see "docs/decisions/0076-accounts-of-builds-and-applications.md"
public record Sandbox(Optional<UUID> application, List<Path> writes, List<Path> reads, List<Path> scratch) {
    static final String TRIAL = "trial";

    public Sandbox {
        writes = List.copyOf(writes);
        reads = List.copyOf(reads);
        scratch = List.copyOf(scratch);
    }

    /// For compilers, tests and checks.
    public static Sandbox build(List<Path> writes, List<Path> reads) {
        return new Sandbox(Optional.empty(), writes, reads, List.of());
    }

    /// The same with such folders.
    public Sandbox with(List<Path> scratch) {
        return new Sandbox(application, writes, reads, scratch);
    }

    /// For the application's program on a copy of its data. The account is another than the live one's, so that the two
    /// are told apart.
    ///
    /// @param state the application's folder
    public static Sandbox trial(Path state, Path copy, Path program) {
        return new Sandbox(Optional.of(id(state.resolve(TRIAL))), List.of(copy), List.of(program), List.of());
    }

    /// The same, as the account of whatever has this folder.
    Sandbox of(UUID whose) {
        return new Sandbox(Optional.of(whose), writes, reads, scratch);
    }

    static UUID id(Path state) {
        return UUID.nameUUIDFromBytes(
                state.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
    }
}
