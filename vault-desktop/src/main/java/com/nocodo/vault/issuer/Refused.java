package com.nocodo.vault.issuer;

import java.util.Locale;

/// Why a login came to nothing, in words for the person.
public enum Refused {
    DOWN(true, "The issuer does not answer. Is this computer online?"),
    CUT_OFF(true, "The issuer's answer was cut off, or longer than any that we take."),
    NOT_ITSELF(true, "What answers there does not name itself as this vault's setting does, so it is not asked."),
    UNFIT(true, "The issuer does not offer what the vault needs: a login by code with S256, over https."),
    MISCONFIGURED(
            false,
            "The issuer does not know this vault's client id, or not its way back, http://127.0.0.1 with any port and"
                    + " /login/back."),
    CANCELLED(false, "The issuer says that you did not sign in there."),
    LOST(
            false,
            "That was no way back from a login that was begun here lately, or it was used already. Nobody was signed in."),
    OTHER_ACCOUNT(
            false,
            "This vault belongs to another account there. Sign in with that one. To let another in: Settings, once the"
                    + " vault is open."),
    OTHER_ISSUER(false, "The vault asks another issuer by now. Sign in there."),
    UNTRUSTED(false, "What the issuer said does not hold, so nobody was signed in. Look at this computer's clock.");

    private final boolean outage;
    private final String sentence;

    Refused(boolean outage, String sentence) {
        this.outage = outage;
        this.sentence = sentence;
    }

    /// Whether nobody could come in at the moment: that must not keep people from their servers.
    public boolean isOutage() {
        return outage;
    }

    public String sentence() {
        return sentence;
    }

    /// As in the audit log.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
