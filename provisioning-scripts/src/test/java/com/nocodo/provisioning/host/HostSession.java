package com.nocodo.provisioning.host;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.nocodo.provisioning.Script;
import com.nocodo.provisioning.SshPublicKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// One SSH connection with a pinned host key.
public final class HostSession implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Session session;

    private HostSession(Session session) {
        this.session = session;
    }

    /// @throws JSchException when nobody answers, another host key is shown, or our key is not taken
    public static HostSession open(int port, String user, TestKey key, SshPublicKey pin) throws JSchException {
        return open(port, user, key, pin, PATIENCE_MILLIS);
    }

    public static HostSession open(int port, String user, TestKey key, SshPublicKey pin, int patienceMillis)
            throws JSchException {
        var jsch = new JSch();
        jsch.addIdentity("test", key.privatePem(), null, null);
        jsch.setHostKeyRepository(new Pin(pin));
        var session = jsch.getSession(user, "127.0.0.1", port);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("server_host_key", "ssh-ed25519");
        session.setConfig("PreferredAuthentications", "publickey");
        session.setConfig("require_strict_kex", "yes");
        session.setConfig("mac.s2c", "hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com");
        session.setConfig("mac.c2s", "hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com");
        session.connect(patienceMillis);
        return new HostSession(session);
    }

    /// As root, from standard input: no shell of ours, and nothing in the server's list of processes.
    public Ran run(Script script) {
        return exec("sudo -n sh -s", script.text());
    }

    public Ran exec(String command, String input) {
        try {
            var channel = (ChannelExec) session.openChannel("exec");
            try {
                return finish(channel, command, input);
            } finally {
                channel.disconnect();
            }
        } catch (JSchException e) {
            throw new IllegalStateException("The connection broke: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ran finish(ChannelExec channel, String command, String input) throws JSchException, IOException {
        var stderr = new ByteArrayOutputStream();
        channel.setCommand(command);
        channel.setInputStream(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        channel.setErrStream(stderr);
        var stdout = channel.getInputStream();
        channel.connect(PATIENCE_MILLIS);
        var said = new String(stdout.readAllBytes(), StandardCharsets.UTF_8);
        while (!channel.isClosed()) Thread.onSpinWait(); // the exit status comes a moment after the end of the output
        return new Ran(channel.getExitStatus(), said, stderr.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        session.disconnect();
    }
}
