package com.nocodo.vault.provider;

import com.nocodo.vault.provider.fake.TestTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// The least that an engine does: observe before apply, wait where waiting helps, stop where a person must act.
///
/// @param patient whether it waits out what passes by itself; else any trouble ends it, as a kill would
record Driver(Provider provider, TestTime time, boolean patient) {
    private static final int MOST = 60;

    void make(ServerOrder order) {
        for (var step : provider.steps()) {
            make(step, order);
        }
    }

    private void make(CloudStep step, ServerOrder order) {
        for (int round = 0; round < MOST; round++) {
            try {
                switch (provider.observe(step, order)) {
                    case Seen.Done _ -> {
                        return;
                    }
                    case Seen.Underway _ -> time.take(Duration.ofSeconds(2));
                    case Seen.Absent _ -> {
                        provider.apply(step, order);
                        time.take(Duration.ofSeconds(1));
                    }
                }
            } catch (CloudTrouble e) {
                passOrStop(e, round);
            }
        }
        throw new IllegalStateException(step + " does not end");
    }

    List<Resource> destroy(Tag tag, Collection<Zone> zones) {
        for (int round = 0; round < MOST; round++) {
            try {
                var left = provider.list(tag, zones);
                if (left.isEmpty()) {
                    return left;
                }
                provider.remove(left.getFirst());
                time.take(Duration.ofSeconds(2));
            } catch (CloudTrouble e) {
                passOrStop(e, round);
            }
        }
        throw new IllegalStateException("The removal does not end: " + provider.list(tag, zones));
    }

    private void passOrStop(CloudTrouble e, int round) {
        if (!patient) {
            throw e;
        }
        switch (e.trouble()) {
            case Trouble.Busy busy -> time.take(busy.pause());
            case Trouble.Unanswered _ -> time.take(Provider.SETTLE);
            case Trouble.Untrusted _ -> {
                if (round > 3) {
                    throw e;
                }
                time.take(Provider.SETTLE);
            }
            case Trouble.SoldOut _,
                    Trouble.TooDear _,
                    Trouble.LimitReached _,
                    Trouble.KeyRefused _,
                    Trouble.NotAllowed _,
                    Trouble.Gone _,
                    Trouble.Refused _ -> throw e;
        }
    }
}
