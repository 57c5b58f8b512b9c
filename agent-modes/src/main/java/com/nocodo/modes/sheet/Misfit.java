package com.nocodo.modes.sheet;

/// A value or a row that is not in the typed rows.
///
/// @param row its number in the spreadsheet program, from 1
/// @param column the label of the column; empty when the whole row was left out
/// @param value as the file shows it
/// @param reason a sentence for the person who uploaded the file
public record Misfit(String sheet, int row, String column, String value, String reason) {}
