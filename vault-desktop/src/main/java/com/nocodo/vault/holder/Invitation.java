package com.nocodo.vault.holder;

import com.nocodo.protocol.bridge.Identity;
import com.nocodo.protocol.bridge.Transcript;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.server.Guest;
import com.nocodo.vault.ssh.SshKey;

/// Whoever wants to come into somebody else's server gives this to its owner.
///
/// @param name whose vault it is
/// @param ssh the public key for the bridge
/// @param vault the public key for the operator, which also signs the file
record Invitation(String name, String ssh, byte[] vault, byte[] signature) implements SignedFile {
    static final String WHAT = "an invitation";

    private static final int LONGEST_NAME = 80;

    /// Whoever signs a file says in it what they like.
    Invitation {
        if (!isName(name) || !new SshPublicKey(ssh).text().equals(ssh) || vault.length != Identity.SIZE) {
            throw new IllegalArgumentException("An invitation has a name and two public keys");
        }
    }

    /// What an operator takes for the name of a vault, and a terminal shows in one line.
    static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(Invitation::isControl);
    }

    private static boolean isControl(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    static Invitation of(String name, InvitationRecord keys) {
        var vault = new SshKey(keys.vault());
        var ssh = new SshKey(keys.bridge()).publicKey().text();
        return new Invitation(
                name,
                ssh,
                vault.point(),
                Identity.sign(vault.seed(), said(name, ssh, vault.point()).bytes()));
    }

    private static Transcript said(String name, String ssh, byte[] vault) {
        return new Transcript("nocodo/invitation/1").add(name).add(ssh).add(vault);
    }

    @Override
    public Transcript said() {
        return said(name, ssh, vault);
    }

    @Override
    public byte[] maker() {
        return vault;
    }

    Guest guest() {
        return new Guest(name, ssh, vault);
    }
}
