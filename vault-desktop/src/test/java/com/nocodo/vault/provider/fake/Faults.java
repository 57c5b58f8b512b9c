package com.nocodo.vault.provider.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What will go wrong, and what was called.
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, UnaryOperator<Reply>> rewrites = new HashMap<>();
    private int nth;
    private @Nullable Fault nthFault;
    private Runnable dropped = () -> {};

    /// @param after how often it works before
    private record Planned(String call, Fault fault, int after, int times) {}

    public synchronized void plan(String call, Fault fault, int times) {
        plan(call, fault, 0, times);
    }

    public synchronized void plan(String call, Fault fault, int after, int times) {
        planned.add(new Planned(call, fault, after, times));
    }

    /// Whatever the n-th call from now on is.
    public synchronized void planNth(int n, Fault fault) {
        nth = calls.size() + n;
        nthFault = fault;
    }

    /// Runs it the next time a line is dropped: what the fault does has happened, and nobody was told.
    public synchronized void whenDropped(Runnable moment) {
        dropped = moment;
    }

    synchronized void lineIsDropped() {
        var moment = dropped;
        dropped = () -> {};
        moment.run();
    }

    /// From now on the answers to a call are these instead.
    public synchronized void rewrite(String call, UnaryOperator<Reply> change) {
        rewrites.put(call, change);
    }

    synchronized Reply rewritten(String call, Reply reply) {
        return rewrites.getOrDefault(call, UnaryOperator.identity()).apply(reply);
    }

    /// Names of the calls so far, such as `POST servers`.
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized boolean isSpent() {
        return planned.isEmpty();
    }

    synchronized Optional<Fault> next(String call) {
        calls.add(call);
        if (nthFault != null && calls.size() == nth) {
            return Optional.of(nthFault);
        }
        for (int i = 0; i < planned.size(); i++) {
            var plan = planned.get(i);
            if (!plan.call().equals(call)) {
                continue;
            }
            if (plan.after() > 0) {
                planned.set(i, new Planned(call, plan.fault(), plan.after() - 1, plan.times()));
                return Optional.empty();
            }
            if (plan.times() == 1) {
                planned.remove(i);
            } else {
                planned.set(i, new Planned(call, plan.fault(), 0, plan.times() - 1));
            }
            return Optional.of(plan.fault());
        }
        return Optional.empty();
    }
}
