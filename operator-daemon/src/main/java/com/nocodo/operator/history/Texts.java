package com.nocodo.operator.history;

import com.nocodo.protocol.HistoryApi.FileView;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Bytes as JSON can carry them.
final class Texts {
    private Texts() {}

    static FileView view(String commit, String path, byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return new FileView(commit, path, bytes.length, "utf-8", text);
            }
        } catch (CharacterCodingException e) {
            // It is no text.
        }
        return new FileView(
                commit, path, bytes.length, "base64", Base64.getEncoder().encodeToString(bytes));
    }
}
