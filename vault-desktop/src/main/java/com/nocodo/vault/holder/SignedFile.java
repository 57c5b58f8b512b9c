package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.bridge.Identity;
import com.nocodo.protocol.bridge.Transcript;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.vault.file.NewFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A small file that one person gives to another. Its signature shows that nobody changed a part of it; its code, told
/// by another way, that nobody put another file in its place.
interface SignedFile {
    int LONGEST = 10_000;
    /// 80 bits: nobody makes another file of the same code.
    int CODE_BYTES = 10;

    /// All that it says.
    Transcript said();

    /// Of whoever made it, 32 bytes.
    byte[] maker();

    byte[] signature();

    /// Five groups of four, for the telephone.
    default String code() {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(said().bytes());
            var digits = HexFormat.of().formatHex(sum, 0, CODE_BYTES);
            return digits.replaceAll("(.{4})(?!$)", "$1-");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// @throws com.nocodo.protocol.ProblemException `denied` where the code is that of another file
    default void mustHave(String code) {
        var typed = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (!typed.equals(code().replace("-", ""))) {
            throw Problem.denied("This file has another code than the one that you typed. Compare it once more with"
                            + " whoever gave you the file; if it differs, somebody changed it on its way. Nothing was"
                            + " done.")
                    .toException();
        }
    }

    static <T extends SignedFile> T read(Path place, Class<T> type, String what) {
        try {
            if (Files.size(place) > LONGEST) {
                throw none(place, what);
            }
            var bytes = Files.readAllBytes(place);
            var parts = Wire.JSON.readTree(bytes);
            if (!parts.isObject() || parts.valueStream().anyMatch(JsonNode::isNull)) {
                throw none(place, what);
            }
            var file = Wire.JSON.treeToValue(parts, type);
            if (!Arrays.equals(bytes(file), bytes) // one file has one form
                    || !Identity.verify(file.maker(), file.said().bytes(), file.signature())) {
                throw none(place, what);
            }
            return file;
        } catch (JacksonException | IllegalArgumentException e) {
            throw none(place, what);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be read: %s", place, Reason.of(e))
                    .toException();
        }
    }

    private static RuntimeException none(Path place, String what) {
        return Problem.invalid(
                        "%s is not %s, or it was changed on its way. Ask for another one.", place.getFileName(), what)
                .toException();
    }

    default void write(Path place) {
        NewFile.write(place, bytes(this));
    }

    private static byte[] bytes(SignedFile file) {
        return Wire.JSON.writeValueAsString(file).getBytes(StandardCharsets.UTF_8);
    }
}
