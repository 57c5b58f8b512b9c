package com.nocodo.vault.crypto;

import com.nocodo.protocol.Problem;

/// What one derivation of a key from a password costs. Whoever can write a vault's file or sends one for import
/// chooses these numbers, so anything outside the bounds is refused before it is tried: below them a password would
/// be guessed cheaply, above them opening would take the machine's memory.
public record Argon2Parameters(int memoryKib, int passes, int lanes) {
    private static final int MIB = 1024;
    /// RFC 9106, second choice; what is created is never cheaper.
    public static final Argon2Parameters FLOOR = new Argon2Parameters(64 * MIB, 3, 4);

    public static final int MOST_PASSES = 20;

    public Argon2Parameters {
        if (memoryKib < 19 * MIB || passes < 2 || lanes < 1) {
            throw Problem.invalid(
                            "A key made with %d KiB, %d passes and %d lanes is too cheap to guess: the least is 19456 KiB,"
                                    + " 2 passes and 1 lane",
                            memoryKib, passes, lanes)
                    .toException();
        }
        if (memoryKib > 1024 * MIB || passes > MOST_PASSES || lanes > 16) {
            throw Problem.invalid(
                            "A key made with %d KiB, %d passes and %d lanes is too dear to open: the most is 1048576 KiB,"
                                    + " 20 passes and 16 lanes",
                            memoryKib, passes, lanes)
                    .toException();
        }
    }

    /// Whether something new may be sealed with these.
    public boolean mayCreate() {
        return memoryKib >= FLOOR.memoryKib && passes >= FLOOR.passes;
    }

    Bound in(Bound place) {
        return place.and(memoryKib).and(passes).and(lanes);
    }
}
