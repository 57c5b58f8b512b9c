package com.nocodo.vault.provider;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Problem.Code;
import java.time.Duration;

/// Why a provider did not do what was asked, by what can be done about it. The sentence is for people.
public sealed interface Trouble {

    String sentence();

    /// The same call may work after the pause, and does no harm.
    record Busy(String sentence, Duration pause) implements Trouble {}

    /// A change was asked for and no answer came: it may have happened. Wait [Provider#SETTLE], then observe; never
    /// simply repeat.
    record Unanswered(String sentence) implements Trouble {}

    /// The size is sold out: choose another one, or another zone.
    record SoldOut(String sentence) implements Trouble {}

    /// It costs more than the person agreed to: ask again.
    record TooDear(String sentence) implements Trouble {}

    /// The account may not have more of it.
    record LimitReached(String sentence) implements Trouble {}

    /// The key is wrong, expired or revoked: enter another one.
    record KeyRefused(String sentence) implements Trouble {}

    /// The key works but lacks a right.
    record NotAllowed(String sentence) implements Trouble {}

    /// It does not exist (any more).
    record Gone(String sentence) implements Trouble {}

    /// The provider refuses the request as it is; repeating it is pointless.
    record Refused(String sentence) implements Trouble {}

    /// The answer makes no sense, so nothing in it is believed.
    record Untrusted(String sentence) implements Trouble {}

    /// The same for the faces.
    default Problem problem() {
        var code = switch (this) {
            case Busy _, Unanswered _, Untrusted _ -> Code.UNAVAILABLE;
            case SoldOut _, TooDear _, LimitReached _ -> Code.CONFLICT;
            case KeyRefused _, NotAllowed _ -> Code.DENIED;
            case Gone _ -> Code.NOT_FOUND;
            case Refused _ -> Code.INVALID;
        };
        return new Problem(code, sentence());
    }

    default CloudTrouble toException() {
        return new CloudTrouble(this);
    }
}
