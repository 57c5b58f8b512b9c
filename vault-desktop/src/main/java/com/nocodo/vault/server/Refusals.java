package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Whom an operator does not take, and why; the others come in all the same.
///
/// @param why by the key of a vault, as text
public record Refusals(Map<String, String> why) {
    private static final String FACT = "refused-";

    /// What a run found out about it.
    public static Refusals of(Map<String, String> facts) {
        var why = new HashMap<String, String>();
        facts.forEach((name, value) -> {
            if (name.startsWith(FACT)) {
                why.put(name.substring(FACT.length()), value);
            }
        });
        return new Refusals(Map.copyOf(why));
    }

    /// Tells an operator of each of them.
    ///
    /// @return what it found out, for [#of]
    /// @throws ProblemException where the operator takes nobody from us, or is gone
    static Map<String, String> telling(List<Guest> guests, Consumer<Guest> admit) {
        var found = new HashMap<String, String>();
        for (var guest : guests) {
            try {
                admit.accept(guest);
            } catch (ProblemException e) {
                if (e.problem().code() != Problem.Code.INVALID && e.problem().code() != Problem.Code.CONFLICT) {
                    throw e;
                }
                found.put(FACT + text(guest.vault()), e.problem().message());
            }
        }
        return Map.copyOf(found);
    }

    boolean has(byte[] vault) {
        return find(vault).isPresent();
    }

    public Optional<String> find(byte[] vault) {
        return Optional.ofNullable(why.get(text(vault)));
    }

    private static String text(byte[] vault) {
        return Base64.getEncoder().encodeToString(vault);
    }
}
