package com.nocodo.vault.door;

import java.time.Instant;
import java.util.Map;

/// @param type INTENT, SUCCEEDED, FAILED, NOTE, or UNVOUCHED for what was noted while the vault was locked
public record AuditView(
        long number, Instant at, String type, String verb, String subject, Map<String, String> details) {}
