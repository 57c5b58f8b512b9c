package com.nocodo.vault.provider;

/// The systems that we know how to set up.
public enum Image {
    UBUNTU_24_04,
    DEBIAN_12
}
