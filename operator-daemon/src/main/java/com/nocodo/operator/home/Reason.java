package com.nocodo.operator.home;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;

/// The short reason in an exception, for a sentence to people.
public final class Reason {
    private Reason() {}

    public static String of(Throwable e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (e instanceof ConnectException || e instanceof UnknownHostException) {
            return "no connection";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
