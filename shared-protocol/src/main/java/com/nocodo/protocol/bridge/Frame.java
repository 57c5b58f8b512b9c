package com.nocodo.protocol.bridge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What streams are made of on the channel: a type (1 byte), a stream's number (4), a length (4), and so many bytes.
record Frame(Type type, int stream, byte[] payload) {
    /// The most bytes behind one head: what is urgent waits for no more than this.
    static final int MOST = 16 * 1024;

    enum Type {
        /// Begins a stream; its kind follows.
        OPEN,
        DATA,
        /// So many bytes more may be sent (4 bytes).
        WINDOW,
        /// Nothing more comes this way.
        END,
        /// The stream is of no use any more.
        RESET
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(type.ordinal());
        out.writeInt(stream);
        out.writeInt(payload.length);
        out.write(payload);
    }

    /// @return null at the end of the channel
    /// @throws IOException where what comes is no frame
    static @Nullable Frame read(DataInputStream in) throws IOException {
        var type = in.read();
        if (type < 0) {
            return null;
        }
        if (type >= Type.values().length) {
            throw new IOException("the other end sent a frame of an unknown type (%d)".formatted(type));
        }
        var stream = in.readInt();
        var length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new IOException("the other end sent a frame of %d bytes; %d are allowed".formatted(length, MOST));
        }
        var payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the channel ended within a frame");
        }
        return new Frame(Type.values()[type], stream, payload);
    }
}
