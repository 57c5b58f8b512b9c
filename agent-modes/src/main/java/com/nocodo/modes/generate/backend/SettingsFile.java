package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;

/// `settings.rs`: what the spec says of the app as a whole.
final class SettingsFile {
    private SettingsFile() {}

    static GeneratedFile of(AppSpec spec) {
        var app = spec.app();
        return GeneratedFile.of("backend/src/settings.rs", """
                //! What `nocodo.yaml` says of the app as a whole.

                pub const NAME: &str = %s;
                /// The language that the app speaks when the reader's is none of its own.
                pub const LANGUAGE: &str = %s;
                pub const CURRENCY: &str = %s;
                """.formatted(
                        Rust.literal(app.name()), Rust.literal(app.language()), Rust.literal(app.currency())));
    }
}
