package com.nocodo.protocol;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to build.
///
/// @param words the description, as the person wrote it
/// @param answers question id → option id, value, or `you_decide`
/// @param out where the application's repository goes; null: under the home
/// @param run whether the application stays running afterwards
public record BuildRequest(
        String words, Map<String, String> answers, @Nullable Path out, boolean run) {}
