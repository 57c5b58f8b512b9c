package com.nocodo.vault.door;

/// Something that has to be replaced where it was made.
///
/// @param link to the page of the provider where that is done
public record ExposedView(String name, String provider, String link) {}
