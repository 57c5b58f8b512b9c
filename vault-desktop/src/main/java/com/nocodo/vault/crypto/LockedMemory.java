package com.nocodo.vault.crypto;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the system to keep pages out of swap and out of core dumps. Where it refuses (a limit, another system) the
/// vault works all the same: this helps, and nothing relies on it. Freed pages are let go by the system itself.
final class LockedMemory {
    private static final Logger LOG = LoggerFactory.getLogger(LockedMemory.class);
    private static final int MADV_DONTDUMP = 16; // Linux
    private static final @Nullable MethodHandle MLOCK = function("mlock", false);
    private static final @Nullable MethodHandle MADVISE =
            System.getProperty("os.name", "").equals("Linux") ? function("madvise", true) : null;

    private LockedMemory() {}

    static void hold(MemorySegment memory, long size) {
        try {
            if (MLOCK != null && (int) MLOCK.invokeExact(memory, size) != 0) {
                LOG.debug("mlock is refused: keys may reach the swap");
            }
            if (MADVISE != null && (int) MADVISE.invokeExact(memory, size, MADV_DONTDUMP) != 0) {
                LOG.debug("madvise is refused: keys may reach a core dump");
            }
        } catch (Throwable e) {
            LOG.debug("Memory of keys is not held", e);
        }
    }

    private static @Nullable MethodHandle function(String name, boolean advice) {
        var shape = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        var linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find(name)
                .map(at ->
                        linker.downcallHandle(at, advice ? shape.appendArgumentLayouts(ValueLayout.JAVA_INT) : shape))
                .orElse(null);
    }
}
