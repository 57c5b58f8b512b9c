package com.nocodo.operator.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Tells what the server refuses before any filter of ours is asked (a broken address, TRACE) in the one shape of
/// errors. Tomcat makes it by its name.
public final class ServerRefusals extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable trouble) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(Refusal.text(status, "Refused", "The server does not take this request as it is."));
                response.finishResponse();
            }
        } catch (IOException e) {
            // Whoever asked is gone.
        }
    }
}
