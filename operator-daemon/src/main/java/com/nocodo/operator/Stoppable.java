package com.nocodo.operator;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import org.springframework.core.NestedRuntimeException;
import org.sqlite.SQLiteException;

/// Tells what ends work from outside, an interrupt or a disk that fails, as a problem with what to do next.
final class Stoppable {
    private Stoppable() {}

    interface Work<T> {
        T run() throws InterruptedException;
    }

    static <T> T uninterrupted(Work<T> work) {
        try {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable(
                            "Stopped. What is done is kept; run the same command again and it goes on from there.")
                    .toException();
        } catch (NestedRuntimeException e) {
            throw Problem.unavailable(
                            "The state cannot be written (%s).%s run the same command again and it goes on from there.",
                            Reason.of(e.getMostSpecificCause()),
                            diskFails(e) ? " Is the disk full? Once there is room," : " Once that is put right,")
                    .toException();
        }
    }

    private static boolean diskFails(NestedRuntimeException e) {
        return e.getMostSpecificCause() instanceof SQLiteException cause
                && cause.getResultCode().name().matches("SQLITE_(FULL|IOERR.*)");
    }
}
