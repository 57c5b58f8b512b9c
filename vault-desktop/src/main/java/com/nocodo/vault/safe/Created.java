package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.RecoveryCode;

/// A vault that was just made.
///
/// @param recovery what the sheet shows, once; the caller closes it
/// @param safe open until it is closed
public record Created(RecoveryCode recovery, Safe safe) {}
