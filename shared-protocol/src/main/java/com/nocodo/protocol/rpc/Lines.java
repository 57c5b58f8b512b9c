package com.nocodo.protocol.rpc;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads lines of UTF-8 up to a length. Behind a line that is too long or no UTF-8 nothing more is read.
public final class Lines {
    private final InputStream in;
    private final int longest;

    /// @param longest in bytes, the line's end included
    public Lines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    /// What stood where a line should.
    public static final class NoLine extends IOException {
        private static final long serialVersionUID = 1;

        NoLine(String message) {
            super(message);
        }
    }

    /// The next line without its end.
    ///
    /// @return null at the end; half a line there counts as none
    /// @throws NoLine for a line that is too long or is no UTF-8
    public @Nullable String next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return decoded(line.toByteArray());
            }
            line.write(b);
            if (line.size() >= longest) {
                throw new NoLine("A line has at most %d bytes; this one has more.".formatted(longest));
            }
        }
        return null;
    }

    /// Reads and forgets whatever still comes, until the end.
    public void skipRest() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static String decoded(byte[] line) throws NoLine {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoLine("A line is UTF-8; this one is not.");
        }
    }
}
