package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.ssh.SshKey;
import com.nocodo.vault.ssh.SshSignature;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The operator as it is installed on a server: one archive, with its sum and its signature in files beside it.
///
/// @param sum SHA-256, as the file beside it says
/// @param signature whether it is true is seen when the archive is opened
/// @see <a href="../../../../../../../../docs/decisions/0074-signed-updates.md">decision 0074</a>
public record OperatorArchive(Path file, String version, String sum, SshSignature signature) {
    /// What signatures of operators are for, so that no other signature of the same key is taken for one.
    static final String PURPOSE = "nocodo-operator";

    private static final Pattern NAME =
            Pattern.compile("nocodo-operator-([0-9][0-9.]*(?:-[A-Z]+)?)-linux-x86_64\\.tar\\.gz");
    private static final Pattern NUMBERS = Pattern.compile("([0-9.]*[0-9])(-[A-Z]+)?");
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (\\S+)\\s*");

    /// One that is never sent: for who only looks at the steps, or takes others.
    public static OperatorArchive unsent() {
        var nobody = new SshKey(new byte[32]).publicKey();
        var none = "-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n";
        return new OperatorArchive(
                Path.of("none"), "0", "0".repeat(64), new SshSignature(none, nobody, "none", "sha512", new byte[64]));
    }

    /// The one that `NOCODO_OPERATOR_DIST` names, or the one beside the vault's own files.
    ///
    /// @throws com.nocodo.protocol.ProblemException `unavailable` where there is none
    public static OperatorArchive find(Map<String, String> environment) {
        var named = Optional.ofNullable(environment.get("NOCODO_OPERATOR_DIST"))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        var file = named.or(OperatorArchive::beside)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> Problem.unavailable(
                                "The operator's archive is not here%s, so nothing can be installed on a server. Make it"
                                        + " with './nocodo dist', or set NOCODO_OPERATOR_DIST to it.",
                                named.map(path -> " (" + path + ")").orElse(""))
                        .toException());
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            throw Problem.unavailable(
                            "%s is no archive of the operator; its name is like nocodo-operator-1.2.3-linux-x86_64.tar.gz.",
                            file)
                    .toException();
        }
        return new OperatorArchive(file, name.group(1), told(file), signed(file));
    }

    private static Optional<Path> beside() {
        try {
            var own = Path.of(OperatorArchive.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.list(own.resolveSibling("."))) {
                List<Path> found = files.filter(file ->
                                NAME.matcher(String.valueOf(file.getFileName())).matches())
                        .toList();
                return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
            }
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String told(Path file) {
        var beside = file.resolveSibling(file.getFileName() + ".sha256");
        try {
            var line = SUM.matcher(Files.readString(beside));
            if (line.matches() && line.group(2).equals(String.valueOf(file.getFileName()))) {
                return line.group(1);
            }
            throw Problem.unavailable("%s does not tell the sum of the operator's archive. Make both again.", beside)
                    .toException();
        } catch (IOException e) {
            throw Problem.unavailable(
                            "The sum of the operator's archive cannot be read (%s). Make both again: './nocodo dist'.",
                            Reason.of(e))
                    .toException();
        }
    }

    private static SshSignature signed(Path file) {
        var beside = file.resolveSibling(file.getFileName() + ".sig");
        try {
            return SshSignature.read(Files.readString(beside));
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.unavailable(
                            "The operator's archive %s is not signed (%s). Make it again: './nocodo dist'.",
                            file, Reason.of(e))
                    .toException();
        }
    }

    /// Who signed it, by its own word.
    public SshPublicKey signer() {
        return signature.signer();
    }

    /// Opens it once more, after its sum and its signature were found to be right.
    InputStream open() {
        try {
            if (!sum.equals(counted())) {
                throw Problem.unavailable(
                                "%s is not what its sum says; nothing was sent. Make it again: './nocodo dist'.", file)
                        .toException();
            }
            if (!isSigned()) {
                throw Problem.denied(
                                "%s is not what was signed by %s; nothing was sent. Make it again: './nocodo dist'.",
                                file, signer().fingerprint())
                        .toException();
            }
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean isSigned() throws IOException {
        try (var content = Files.newInputStream(file)) {
            return signature.isOf(content, PURPOSE);
        }
    }

    private String counted() throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Whether this one is older than that version; a version that is not finished is older than the finished one.
    public static boolean isOlder(String version, String than) {
        return order(version).compareTo(order(than)) < 0;
    }

    /// As text that is in the order of versions.
    private static String order(String version) {
        var parts = NUMBERS.matcher(version);
        if (!parts.matches()) {
            throw Problem.invalid("Not a version: '%.40s'", version).toException();
        }
        var numbers = Pattern.compile("\\.+")
                .splitAsStream(parts.group(1) + ".0.0.0")
                .limit(4)
                .map(number -> "0".repeat(Math.max(0, 10 - number.length())) + number)
                .collect(Collectors.joining("."));
        return numbers + (parts.group(2) == null ? "~" : "-");
    }

    /// Where it lies on the server until it is unpacked.
    String staged() {
        return "/var/lib/nocodo/incoming/operator-%s.tar.gz".formatted(sum);
    }

    private RuntimeException unreadable(IOException e) {
        return Problem.unavailable("The operator's archive cannot be read: %s", Reason.of(e))
                .toException();
    }
}
