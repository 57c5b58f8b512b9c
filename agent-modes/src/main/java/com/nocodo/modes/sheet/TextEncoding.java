package com.nocodo.modes.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Finds how the characters of a text file are stored.
final class TextEncoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private TextEncoding() {}

    /// By its byte order mark; else UTF-8, where it is valid; else as Windows programs in Western Europe store it.
    ///
    /// @throws SheetRefusal when it is no text
    static String decode(byte[] bytes) {
        if (SheetFiles.starts(bytes, 0xef, 0xbb, 0xbf)) {
            return text(bytes, 3, StandardCharsets.UTF_8);
        }
        if (SheetFiles.starts(bytes, 0xff, 0xfe)) {
            return text(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (SheetFiles.starts(bytes, 0xfe, 0xff)) {
            return text(bytes, 2, StandardCharsets.UTF_16BE);
        }
        try {
            return readable(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return text(bytes, 0, WINDOWS);
        }
    }

    private static String text(byte[] bytes, int from, Charset charset) {
        return readable(new String(bytes, from, bytes.length - from, charset));
    }

    private static String readable(String text) {
        long odd = text.chars()
                .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' || c == 0xfffd)
                .count();
        if (odd * 100 > text.length()) {
            throw new SheetRefusal(
                    "This is neither an Excel workbook (.xlsx) nor text. Open it in a spreadsheet program, save it as .xlsx and upload that.");
        }
        return text;
    }
}
