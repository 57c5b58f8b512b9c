package com.nocodo.cli;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a person hands to the command line: words, and a file of answers.
final class Words {
    private static final int LARGEST = 1_000_000;

    private Words() {}

    /// The argument itself; `-` reads standard input, `@file` a file.
    static String of(String argument) {
        try {
            if (argument.equals("-")) {
                return text(System.in.readNBytes(LARGEST + 1), "standard input");
            }
            if (argument.startsWith("@")) {
                var file = Path.of(argument.substring(1));
                return text(Files.readAllBytes(file), file.toString());
            }
            return argument;
        } catch (NoSuchFileException e) {
            throw Problem.invalid("There is no file %s", e.getFile()).toException();
        } catch (IOException e) {
            throw Problem.invalid("The description cannot be read: %s", String.valueOf(e.getMessage()))
                    .toException();
        }
    }

    private static String text(byte[] bytes, String source) {
        if (bytes.length > LARGEST) {
            throw Problem.invalid("%s has more than 1 MB; a description is shorter", source)
                    .toException();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.invalid("%s is not text in UTF-8", source).toException();
        }
    }

    /// `{"question id": "option id or value", …}`.
    static Map<String, String> answers(Path file) {
        try {
            var json = JsonMapper.shared().readTree(Files.readString(file));
            if (!json.isObject()) {
                throw Problem.invalid("%s is not of the form {\"question id\": \"answer\"}", file)
                        .toException();
            }
            Map<String, String> answers = new LinkedHashMap<>();
            for (var entry : json.properties()) {
                if (!entry.getValue().isValueNode()) {
                    throw Problem.invalid("%s: the answer to %s is not a text, number or yes/no", file, entry.getKey())
                            .toException();
                }
                answers.put(entry.getKey(), entry.getValue().asString());
            }
            return answers;
        } catch (JacksonException e) {
            throw Problem.invalid("%s is not JSON: %s", file, e.getOriginalMessage())
                    .toException();
        } catch (NoSuchFileException e) {
            throw Problem.invalid("There is no file %s", file).toException();
        } catch (IOException e) {
            throw Problem.invalid("%s cannot be read: %s", file, String.valueOf(e.getMessage()))
                    .toException();
        }
    }
}
