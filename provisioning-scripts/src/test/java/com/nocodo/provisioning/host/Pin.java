package com.nocodo.provisioning.host;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import com.nocodo.provisioning.SshPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Exactly one host key is right, whatever the address; nothing is ever learnt.
record Pin(SshPublicKey key) implements HostKeyRepository {

    @Override
    public int check(String host, byte[] offered) {
        var blob = Base64.getDecoder().decode(key.text().split(" ")[1]);
        return Arrays.equals(blob, offered) ? OK : CHANGED;
    }

    @Override
    public void add(HostKey hostKey, UserInfo ui) {
        throw new UnsupportedOperationException("A pinned host key is not replaced");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("A pinned host key is not removed");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        throw new UnsupportedOperationException("A pinned host key is not removed");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "pin";
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }
}
