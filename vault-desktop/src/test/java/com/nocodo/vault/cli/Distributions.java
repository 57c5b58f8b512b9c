package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.server.TestArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The real operator under other versions, each signed by whoever signs in a folder.
record Distributions(Path real, Path folder) {
    /// Unpacks, sets the version, does more, and packs as `./nocodo dist` does.
    private static final String REPACK = """
            set -e; rm -rf "$work"; mkdir -p "$work" "$out"; cd "$work"; tar -xzf "$real" --strip-components=1
            echo "$version" >VERSION; eval "$more"
            find . -type f ! -name MANIFEST | LC_ALL=C sort | xargs -d '\\n' sha256sum >MANIFEST
            cd ..; tar -C "$work" --transform "s,^\\.,nocodo-operator-$version," -cf - . | gzip -n -1 >"$out/$name"
            rm -rf "$work"; cd "$out"; sha256sum "$name" >"$name.sha256"
            """;

    /// @param more what else is done to it
    Path version(String version, String more) throws IOException, InterruptedException {
        var name = "nocodo-operator-%s-linux-x86_64.tar.gz".formatted(version);
        var builder = new ProcessBuilder("sh", "-c", REPACK).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "real",
                        real.toString(),
                        "work",
                        folder.resolve("work").toString(),
                        "out",
                        folder.toString(),
                        "version",
                        version,
                        "name",
                        name,
                        "more",
                        more));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        var file = folder.resolve(name);
        TestArchive.sign(file);
        return file;
    }

    /// By somebody else from now on.
    Distributions signedByAnother() throws IOException {
        return new Distributions(real, Files.createDirectories(folder.resolve("another")));
    }
}
