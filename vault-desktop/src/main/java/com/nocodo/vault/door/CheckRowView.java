package com.nocodo.vault.door;

/// @param verdict GREEN, RED or NOT_APPLICABLE
public record CheckRowView(String id, String title, String why, String expected, String verdict, String evidence) {}
