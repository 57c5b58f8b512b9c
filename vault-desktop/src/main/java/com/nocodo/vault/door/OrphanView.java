package com.nocodo.vault.door;

/// @param kind `server`, `disk`, `address`, `firewall` …
public record OrphanView(String kind, String zone, String id, String name) {}
