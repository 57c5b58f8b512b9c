package com.nocodo.operator.task;

/// Carries a task out. The same task may come again after a crash: doing it twice must give what doing it once gives.
public interface Executor {
    Work execute(Assignment assignment) throws InterruptedException;

    /// What came of it.
    sealed interface Work {
        /// The work stands in this commit.
        record Committed(String commit) implements Work {}

        /// It did not succeed, and why.
        record Failed(String finding) implements Work {}
    }
}
