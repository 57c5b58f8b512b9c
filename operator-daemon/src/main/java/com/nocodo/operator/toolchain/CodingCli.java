package com.nocodo.operator.toolchain;

import com.nocodo.protocol.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A coding CLI that a person may want on a server: one package, which runs without scripts of its own.
///
/// @see "docs/decisions/0079-coding-clis.md"
enum CodingCli {
    CLAUDE_CODE("claude-code", "Claude Code", "claude", "", 180),
    CODEX("codex", "Codex", "vendor/x86_64-unknown-linux-musl/bin/codex", "", 165),
    GEMINI_CLI("gemini-cli", "Gemini CLI", "bundle/gemini.js", "20", 25),
    QWEN_CODE("qwen-code", "Qwen Code", "cli-entry.js", "22", 35),
    OPENCODE("opencode", "opencode", "bin/opencode", "", 60);

    private final String id;
    private final String title;
    private final String program;
    private final String node;
    private final int megabytes;

    /// @param program in the package
    /// @param node the least version of Node.js that runs it; empty where it needs none
    /// @param megabytes that are downloaded, more or less
    CodingCli(String id, String title, String program, String node, int megabytes) {
        this.id = id;
        this.title = title;
        this.program = program;
        this.node = node;
        this.megabytes = megabytes;
    }

    static CodingCli of(String id) {
        return Arrays.stream(values())
                .filter(cli -> cli.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                "There is no coding CLI '%.40s'. There are: %s.",
                                id, Arrays.stream(values()).map(CodingCli::id).collect(Collectors.joining(", ")))
                        .toException());
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    int megabytes() {
        return megabytes;
    }

    boolean needsNode() {
        return !node.isEmpty();
    }

    boolean runsOn(String nodeVersion) {
        return !needsNode() || Toolchains.atLeast(nodeVersion, node);
    }

    String leastNode() {
        return node;
    }

    /// @param tree where its package was installed
    Path program(Path tree) {
        return tree.resolve("node_modules").resolve(lock().name()).resolve(program);
    }

    CliLock lock() {
        return CliLock.read(id);
    }
}
