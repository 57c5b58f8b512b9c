package com.nocodo.provisioning.host;

import java.util.List;

/// What a command on the host said, and how it ended.
public record Ran(int exitCode, String stdout, String stderr) {

    public List<String> lines() {
        return stdout.lines().toList();
    }
}
