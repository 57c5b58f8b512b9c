package com.nocodo.vault.way;

import com.nocodo.protocol.bridge.BridgeApi;
import com.nocodo.protocol.bridge.Mux;
import com.nocodo.protocol.bridge.MuxStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The other end of a line: each stream that comes is handed to the test, which answers it byte by byte.
final class FakeOperatorLine implements LocalProxy.Line, AutoCloseable {
    private final Mux vault;
    private final Mux operator;
    private final BlockingQueue<MuxStream> arrived = new LinkedBlockingQueue<>();

    FakeOperatorLine() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var here = new Socket(server.getInetAddress(), server.getLocalPort());
            var there = server.accept();
            vault = Mux.caller(here.getInputStream(), here.getOutputStream(), here, MuxStream::close);
            operator = Mux.called(there.getInputStream(), there.getOutputStream(), there, arrived::add);
        }
    }

    @Override
    public MuxStream open() throws IOException {
        return vault.open(BridgeApi.HTTP);
    }

    MuxStream next() throws InterruptedException {
        var stream = arrived.poll(20, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("no request came through");
        }
        return stream;
    }

    boolean isUntouched() {
        return arrived.isEmpty();
    }

    static String head(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new AssertionError("it ended within the head: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() {
        vault.close();
        operator.close();
    }
}
