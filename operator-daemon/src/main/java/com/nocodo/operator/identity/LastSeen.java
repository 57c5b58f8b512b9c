package com.nocodo.operator.identity;

import com.nocodo.operator.home.Commits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Accounts as they were at the newest commit that followers were told of, so that many followers of one person ask
/// once.
final class LastSeen {
    private static final int MOST = 1_000;
    private static final long GOOD_NANOS = TimeUnit.SECONDS.toNanos(1); // sessions end by the clock, too

    private final Commits commits;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Account account, long version, long at) {}

    LastSeen(Commits commits) {
        this.commits = commits;
    }

    Account of(String way, Supplier<Account> question) {
        var version = commits.noticed();
        var now = System.nanoTime();
        var before = seen.get(way);
        if (before != null && before.version == version && now - before.at < GOOD_NANOS) {
            return before.account;
        }
        var account = question.get();
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(way, new Seen(account, version, now));
        return account;
    }
}
