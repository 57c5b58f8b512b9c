package com.nocodo.vault.server;

import java.util.List;
import java.util.Optional;

/// What the journal of a change of keys tells. It loads nothing that speaks to a network, as the steps do.
public final class RotationEvidence {
    private RotationEvidence() {}

    /// Whether it has come so far that only the new keys open the operator.
    public static boolean newKeysWork(List<RunEntry> entries) {
        return isDone(entries, Rotating.NEW_KEYS_WORK);
    }

    /// Whether SSH was told to accept the old keys no more.
    public static boolean oldKeysAreGone(List<RunEntry> entries) {
        return isDone(entries, Rotating.KEYS_GONE);
    }

    private static boolean isDone(List<RunEntry> entries, String step) {
        return entries.stream().anyMatch(entry -> entry.step().equals(step) && entry.state() == RunEntry.State.DONE);
    }

    /// The host key that the server made.
    public static Optional<String> hostKey(List<RunEntry> entries) {
        return Facts.of(entries).find(ServerScripts.HOST_KEY);
    }

    /// @param step the id of one of [Rotating]'s
    public static String title(String step) {
        return switch (step) {
            case "reach" -> "Reach the server";
            case "add-keys" -> "Accept the new keys at SSH, beside the old ones";
            case "prove-new-keys" -> "Come in with the new keys";
            case "add-vault-key" -> "Tell the operator the vault's new key";
            case Rotating.NEW_KEYS_WORK -> "Reach the operator with the new key";
            case "remove-vault-key" -> "Have the operator forget the old one";
            case Rotating.KEYS_GONE -> "Accept the old keys at SSH no more";
            case "old-keys-refused" -> "See that the old keys are refused";
            case "prepare-host-key" -> "Have the server make a new key of its own";
            case "switch-host-key" -> "Use it, and forget the one before";
            case "old-host-key-gone" -> "See that the server shows only its new key";
            default -> step;
        };
    }
}
