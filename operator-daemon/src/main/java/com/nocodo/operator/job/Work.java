package com.nocodo.operator.job;

import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What jobs do. A job that was killed or interrupted is carried out again.
public interface Work {

    /// A thread interrupt ends it early.
    ///
    /// @throws com.nocodo.protocol.ProblemException where it cannot be done; what is `unavailable`
    ///     passes, so it is tried again
    Done carryOut(Job job) throws InterruptedException;

    /// Puts right what a job that was cancelled left half done.
    void cancelled(Job job) throws InterruptedException;

    /// @param problem why it came to nothing, where it did
    record Done(List<OperationView> operations, @Nullable Problem problem) {}
}
