package com.nocodo.operator.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Something that a check makes, with a note of the tree that it was made of, so that it is never taken for another
/// tree's.
record Product(Path place, Path note) {

    boolean isOf(String tree) {
        try {
            return Files.exists(place) && Files.readString(note).equals(tree);
        } catch (IOException e) {
            return false;
        }
    }

    /// Called before it is made anew: what a kill leaves is nobody's.
    void forget() throws IOException {
        Files.deleteIfExists(note);
    }

    void remember(String tree) throws IOException {
        Files.createDirectories(note.getParent());
        Files.writeString(note, tree);
    }
}
