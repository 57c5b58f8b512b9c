package com.nocodo.vault.provider;

/// A kind of server that can be rented in one zone.
///
/// @param diskGigabytes what comes with it; 0 where the disk is ordered and paid apart
public record Size(
        String name, Processor processor, int cores, long memoryBytes, int diskGigabytes, Price price, Stock stock) {

    /// What its programs must be built for.
    public enum Processor {
        X86_64,
        ARM64
    }

    /// Whether one can be had now.
    public enum Stock {
        AVAILABLE,
        SCARCE,
        SOLD_OUT,
        UNKNOWN
    }
}
