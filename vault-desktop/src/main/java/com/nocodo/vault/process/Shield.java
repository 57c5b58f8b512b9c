package com.nocodo.vault.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/// Keeps the memory of this process from other processes of the same user, and from core dumps, where the system can.
public final class Shield {
    private static final int PR_SET_DUMPABLE = 4;
    private static final int RLIMIT_CORE = 4;

    private Shield() {}

    /// Needs no class but the JDK's, since the process that derives a key has hardly any other.
    ///
    /// @return whether the system did both; standard error says why where it did not
    public static boolean raise() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return false;
        }
        try (var arena = Arena.ofConfined()) {
            var linker = Linker.nativeLinker();
            var libc = linker.defaultLookup();
            var prctl = linker.downcallHandle(
                    libc.findOrThrow("prctl"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG),
                    Linker.Option.firstVariadicArg(1));
            var setrlimit = linker.downcallHandle(
                    libc.findOrThrow("setrlimit"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            var none = arena.allocate(ValueLayout.JAVA_LONG, 2); // both limits zero
            var closed = (int) prctl.invokeExact(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L) == 0;
            var noCore = (int) setrlimit.invokeExact(RLIMIT_CORE, none) == 0;
            return closed && noCore;
        } catch (Throwable e) {
            System.err.println("nocodo: WARN this process is not shielded from others of the same user: " + e);
            return false;
        }
    }
}
