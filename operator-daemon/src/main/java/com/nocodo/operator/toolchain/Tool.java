package com.nocodo.operator.toolchain;

import java.nio.file.Path;

/// A tool that is there.
///
/// @param bin its folder, to be put before PATH
public record Tool(Path program, Path bin, String version) {}
