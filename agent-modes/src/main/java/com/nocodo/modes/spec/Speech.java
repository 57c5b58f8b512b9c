package com.nocodo.modes.spec;

/// Speaks to people in the language of their application.
public record Speech(boolean german) {
    public static final Speech ENGLISH = new Speech(false);

    public static Speech of(AppSpec spec) {
        return of(spec.app().language());
    }

    /// @param yaml the App Spec; where it cannot be read, somebody has to be told so in some language
    public static Speech in(String yaml) {
        try {
            return of(SpecYaml.read(yaml));
        } catch (SpecException e) {
            return ENGLISH;
        }
    }

    /// @param language as in the App Spec: `en` or `de`
    public static Speech of(String language) {
        return new Speech(language.equals("de"));
    }

    public String say(String english, String german) {
        return this.german ? german : english;
    }
}
