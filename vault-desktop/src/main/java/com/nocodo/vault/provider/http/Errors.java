package com.nocodo.vault.provider.http;

import com.nocodo.vault.provider.Trouble;
import java.util.Optional;

/// Says in our words what an answer of 400 or more means; empty where it gives no reason that the provider is known
/// for.
@FunctionalInterface
public interface Errors {
    Optional<Trouble> read(Answer answer);
}
