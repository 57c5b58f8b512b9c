package com.nocodo.operator.job;

import com.nocodo.protocol.JobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Interrupts the thread that carries a job out, once, and only while it does.
final class Interrupts {
    private final Map<JobId, Thread> threads = new HashMap<>();
    private final Map<JobId, Job> jobs = new HashMap<>();
    private boolean closed;

    /// The thread that calls works on the job from here on.
    synchronized void begin(Job job) {
        jobs.put(job.id(), job);
        threads.put(job.id(), Thread.currentThread());
        if (closed) {
            interrupt(job);
        }
    }

    /// An interrupt that came too late is taken back.
    synchronized void end(Job job) {
        jobs.remove(job.id());
        threads.remove(job.id());
        Thread.interrupted();
    }

    synchronized void interrupt(Job job) {
        var thread = threads.remove(job.id());
        if (thread != null) {
            thread.interrupt();
        }
    }

    synchronized void close() {
        closed = true;
        jobs.values().forEach(this::interrupt);
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized List<Job> jobs() {
        return List.copyOf(jobs.values());
    }
}
