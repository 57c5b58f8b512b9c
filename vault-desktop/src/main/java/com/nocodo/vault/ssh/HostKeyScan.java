package com.nocodo.vault.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.nocodo.protocol.Problem;
import com.nocodo.provisioning.SshPublicKey;
import java.util.Base64;
import java.util.Optional;

/// Asks a server which host key it has, before anybody trusts it: nothing is sent but what opens a connection. Whether
/// it is the right one only a person can say, who compares it with what the server's own screen shows.
public final class HostKeyScan {
    private HostKeyScan() {}

    /// @throws com.nocodo.protocol.ProblemException `unavailable` where nobody answers, or with no ed25519 key
    public static SshPublicKey of(String host, int port) {
        var nobody = new PinnedHost(Optional.empty());
        try {
            var jsch = new JSch();
            jsch.setHostKeyRepository(nobody);
            var session = jsch.getSession("nocodo", host, port);
            session.setConfig(SshConnection.algorithms());
            session.setDaemonThread(true);
            try {
                session.connect(SshConnection.CONNECT_MILLIS);
            } finally {
                session.disconnect();
            }
        } catch (JSchException e) {
            var seen = nobody.seen();
            if (seen != null) {
                return new SshPublicKey("ssh-ed25519 " + Base64.getEncoder().encodeToString(seen));
            }
            throw Problem.unavailable(
                            "No server that we could use answers at %s, port %d: %s. Is it on, and does it have an ed25519"
                                    + " host key?",
                            host, port, SshConnection.why(e))
                    .toException();
        }
        throw new IllegalStateException("a host that nobody knows was taken for known");
    }
}
