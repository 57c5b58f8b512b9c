package com.nocodo.modes.generate;

/// One file of a generated application.
///
/// @param path relative to the application's root, with `/`
/// @param owner whether the generator may write it again
public record GeneratedFile(String path, String content, Owner owner) {

    /// Who owns a file's text after it was first written.
    public enum Owner {
        /// Written again by every build; carries a checksum so that an edit is noticed.
        GENERATOR,
        /// Written once and never again: the place for code by hand.
        PERSON
    }

    public static GeneratedFile of(String path, String content) {
        return new GeneratedFile(path, content, Owner.GENERATOR);
    }
}
