package com.nocodo.protocol.local;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/// The short reason in an exception, for a sentence to people.
public final class Reason {
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+)\\.?(?:: .*)?");

    private Reason() {}

    /// A few words, without the name of a class where there are better ones.
    public static String of(Throwable e) {
        var cause = e.getCause();
        if (e instanceof UncheckedIOException && cause != null) {
            return of(cause);
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (e instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (e instanceof AccessDeniedException closed) {
            return "access to %s is denied".formatted(closed.getFile());
        }
        if (e instanceof UnknownHostException unknown) {
            return unknown(String.valueOf(unknown.getMessage()));
        }
        if (e instanceof ConnectException && e.getMessage() == null) {
            return "no connection";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /// `NAME`, or `NAME: REASON` of the system. That nobody could be asked says nothing of the name.
    private static String unknown(String message) {
        var name = NAME.matcher(message);
        return name.matches() && !message.contains(": Temporary failure")
                ? "the name %s is not known".formatted(name.group(1))
                : "no connection";
    }
}
