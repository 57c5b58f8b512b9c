package com.nocodo.provisioning;

import java.util.Arrays;
import java.util.Optional;

/// A coding CLI that a person may want on a server: whose it is, and on which terms.
///
/// @see "docs/decisions/0079-coding-clis.md"
public enum CodingCli {
    CLAUDE_CODE(
            "claude-code",
            "Claude Code",
            "Anthropic",
            "Proprietary: Anthropic's terms apply, and you need an account there",
            false),
    CODEX("codex", "Codex", "OpenAI", "Apache-2.0; OpenAI's models need an account there", true),
    GEMINI_CLI("gemini-cli", "Gemini CLI", "Google", "Apache-2.0; Google's models need an account there", true),
    QWEN_CODE("qwen-code", "Qwen Code", "Alibaba (Qwen)", "Apache-2.0; works with models of your choice", true),
    OPENCODE("opencode", "opencode", "the opencode project", "MIT; works with models of your choice", true);

    private final String id;
    private final String title;
    private final String maker;
    private final String terms;
    private final boolean open;

    CodingCli(String id, String title, String maker, String terms, boolean open) {
        this.id = id;
        this.title = title;
        this.maker = maker;
        this.terms = terms;
        this.open = open;
    }

    public static Optional<CodingCli> find(String id) {
        return Arrays.stream(values()).filter(cli -> cli.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String maker() {
        return maker;
    }

    /// In a sentence for people.
    public String terms() {
        return terms;
    }

    /// Whether its source is open.
    public boolean open() {
        return open;
    }
}
