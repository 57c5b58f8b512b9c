package com.nocodo.protocol;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A spreadsheet to build an application from, with its rows in it.
///
/// @param file XLSX or CSV; its name names the application
/// @param out where the application's repository goes; null: under the home
/// @param run whether the application stays running afterwards
public record SheetRequest(Path file, @Nullable Path out, boolean run) {}
