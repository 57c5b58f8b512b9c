package com.nocodo.webapp.shell;

import com.vaadin.flow.component.Component;

/// What the script that speaks with the browser answers, in words.
public final class PasskeyWords {
    public static final String SCRIPT = "context://look/passkeys.js";

    private PasskeyWords() {}

    /// @param result `!` and the operator's sentence, or a word of the script
    public static String of(Component page, String result) {
        return switch (result) {
            case "cancelled" -> page.getTranslation("passkey.cancelled");
            case "already" -> page.getTranslation("passkey.already");
            default -> result.startsWith("!") ? result.substring(1) : page.getTranslation("passkey.none");
        };
    }
}
