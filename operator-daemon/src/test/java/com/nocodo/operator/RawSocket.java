package com.nocodo.operator;

import com.nocodo.protocol.rpc.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A program that speaks to the socket line by line.
final class RawSocket implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader lines;

    RawSocket(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    static RawSocket greeted(Path socket) throws IOException {
        var raw = new RawSocket(socket);
        raw.ask("{'jsonrpc':'2.0','id':0,'method':'hello','params':{'protocols':[7,1]}}");
        return raw;
    }

    /// @param line with ' for "
    void send(String line) throws IOException {
        write((line.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        var all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            channel.write(all);
        }
    }

    @Nullable
    JsonNode next() throws IOException {
        var line = lines.readLine();
        return line == null ? null : Wire.JSON.readTree(line);
    }

    /// The next line, which is there.
    JsonNode heard() throws IOException {
        var next = next();
        if (next == null) {
            throw new AssertionError("the operator ended the connection");
        }
        return next;
    }

    JsonNode ask(String line) throws IOException {
        send(line);
        return heard();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
