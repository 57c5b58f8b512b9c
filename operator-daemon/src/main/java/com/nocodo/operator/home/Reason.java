package com.nocodo.operator.home;

import java.nio.file.FileSystemException;

/// The short reason in an exception, for a sentence to people.
public final class Reason {
    private Reason() {}

    public static String of(Exception e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
