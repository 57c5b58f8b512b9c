package com.nocodo.modes.sheet;

/// Something that was assumed or left out and may be wrong.
///
/// @param sheet the sheet that it is about
/// @param text a sentence for the person who uploaded the file
public record Remark(String sheet, String text) {}
