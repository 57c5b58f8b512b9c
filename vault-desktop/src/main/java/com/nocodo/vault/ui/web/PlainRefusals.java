package com.nocodo.vault.ui.web;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// What the server refuses before any filter of ours is asked gets no words at all: neither its version nor a stack.
/// Tomcat makes it by its name.
public final class PlainRefusals extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable trouble) {
        // the status says enough
    }
}
