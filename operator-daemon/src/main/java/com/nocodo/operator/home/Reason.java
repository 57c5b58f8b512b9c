package com.nocodo.operator.home;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// The short reason in an exception, for a sentence to people.
public final class Reason {
    private Reason() {}

    public static String of(Throwable e) {
        var cause = e.getCause();
        if (e instanceof UncheckedIOException && cause != null) {
            return of(cause);
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof ConnectException || e instanceof UnknownHostException) {
            return "no connection";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
