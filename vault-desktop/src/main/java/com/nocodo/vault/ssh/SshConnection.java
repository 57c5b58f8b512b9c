package com.nocodo.vault.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A connection to the one server that has the pinned host key. The only class that touches JSch.
public final class SshConnection implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    static final int CONNECT_MILLIS = 15_000;

    private final Session session;

    private SshConnection(Session session) {
        this.session = session;
    }

    /// Tries once.
    public static Connecting connect(SshTarget target, SshKey key) {
        var pinned = new PinnedHost(Optional.of(target.pin()));
        try {
            var jsch = new JSch();
            jsch.addIdentity("nocodo", key.privateFile("nocodo"), null, null);
            jsch.setHostKeyRepository(pinned);
            var session = jsch.getSession(target.user(), target.host(), target.port());
            session.setConfig(algorithms());
            return connect(session, target, pinned);
        } catch (JSchException e) {
            return new Connecting.Unreachable(why(e));
        }
    }

    static Connecting connect(Session session, SshTarget target, PinnedHost pinned) throws JSchException {
        session.setServerAliveInterval((int) KEEP_ALIVE.toMillis());
        session.setServerAliveCountMax(4);
        session.setDaemonThread(true);
        try {
            session.connect(CONNECT_MILLIS);
        } catch (JSchException e) {
            session.disconnect();
            return failed(e, target, pinned);
        }
        return new Connecting.Connected(new SshConnection(session));
    }

    /// Tries until it is connected, the wait is over, or waiting is of no use. A server that has just begun, or has
    /// just reloaded its SSH server, refuses for moments.
    ///
    /// @param waiting hears why it is tried again
    public static Connecting connect(SshTarget target, SshKey key, Duration patience, Consumer<String> waiting)
            throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (true) {
            var outcome = connect(target, key);
            if (!(outcome instanceof Connecting.Unreachable(var reason)) || System.nanoTime() > until) {
                return outcome;
            }
            waiting.accept(reason);
            TimeUnit.MILLISECONDS.sleep(1000);
        }
    }

    static Properties algorithms() {
        var config = new Properties();
        config.put("StrictHostKeyChecking", "yes");
        config.put("PreferredAuthentications", "publickey");
        config.put("server_host_key", "ssh-ed25519");
        config.put("PubkeyAcceptedAlgorithms", "ssh-ed25519");
        config.put("kex", "mlkem768x25519-sha256,curve25519-sha256,curve25519-sha256@libssh.org");
        for (var way : new String[] {"c2s", "s2c"}) {
            config.put("cipher." + way, "aes256-gcm@openssh.com,aes128-gcm@openssh.com");
            config.put("mac." + way, "hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com");
            config.put("compression." + way, "none");
        }
        config.put("enable_strict_kex", "yes");
        config.put("require_strict_kex", "yes"); // without it, a man in the middle can cut messages off (Terrapin)
        return config;
    }

    private static Connecting failed(JSchException e, SshTarget target, PinnedHost pinned) {
        if (e instanceof JSchHostKeyException) {
            return new Connecting.OtherHost(target.pin(), pinned.fingerprint());
        }
        var message = String.valueOf(e.getMessage());
        return message.startsWith("Auth fail") || message.startsWith("Auth cancel")
                ? new Connecting.KeyRefused(target.user())
                : new Connecting.Unreachable(why(e));
    }

    /// In words for people: what the system said, where the library wraps it.
    static String why(JSchException e) {
        return shortened(e.getCause() instanceof IOException cause ? Reason.of(cause) : Reason.of(e));
    }

    private static String shortened(String message) {
        return message.length() > 200 ? message.substring(0, 200) + "…" : message;
    }

    /// Runs one command and gives it its input. Its connection ends with the limit; what it began may go on.
    ///
    /// @param line hears each line that it writes
    /// @throws ProblemException `unavailable` where the limit is over or the connection breaks before it begins
    public Ran run(String command, byte[] input, Duration limit, Consumer<String> line) throws InterruptedException {
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(command);
            channel.setInputStream(new ByteArrayInputStream(input));
            var output = new OutputLines(line);
            channel.setOutputStream(output.stream());
            channel.setErrStream(output.stream());
            channel.connect(CONNECT_MILLIS);
            awaitEnd(channel, limit, command);
            return new Ran(channel.getExitStatus(), output.end());
        } catch (JSchException e) {
            throw Problem.unavailable("The connection to the server broke: %s. Try again.", why(e))
                    .toException();
        } finally {
            if (channel != null) {
                channel.disconnect();
            }
        }
    }

    private static void awaitEnd(Channel channel, Duration limit, String command) throws InterruptedException {
        var until = System.nanoTime() + limit.toNanos();
        while (!channel.isClosed()) {
            if (System.nanoTime() > until) {
                throw Problem.unavailable(
                                "The server did not answer '%.60s' within %d seconds.", command, limit.toSeconds())
                        .toException();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// A program on the server whose input and output are held until it is closed.
    public SshStream open(String command) throws IOException {
        try {
            var channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(command);
            channel.setInputStream(null);
            var in = channel.getInputStream();
            var out = channel.getOutputStream();
            channel.setErrStream(OutputStream.nullOutputStream());
            channel.connect(CONNECT_MILLIS);
            return new SshStream(in, out, channel::disconnect);
        } catch (JSchException e) {
            throw new IOException("the server opens no channel: " + why(e), e);
        }
    }

    /// Writes a file beside its place and moves it there.
    ///
    /// @param path without spaces or quotes
    /// @param stall how long nothing may move
    /// @param stopped whether somebody wants no more of it sent
    public void put(InputStream content, long size, String path, Duration stall, BooleanSupplier stopped)
            throws InterruptedException {
        new Upload(session, path, "sh").send(content, size, stall, stopped);
    }

    /// The same where only root may write.
    public void putAsRoot(InputStream content, long size, String path, Duration stall, BooleanSupplier stopped)
            throws InterruptedException {
        new Upload(session, path, "sudo -n sh").send(content, size, stall, stopped);
    }

    /// Reads a file that only root may read, as it comes.
    ///
    /// @param path without spaces or quotes
    /// @param size that it has, exactly
    /// @param stall how long nothing may come
    /// @param stopped whether somebody wants no more of it
    /// @param count hears how much came so far
    /// @throws ProblemException where it does not come whole, or was stopped
    /// @throws IOException where it cannot be written
    public void getAsRoot(
            String path, long size, OutputStream to, Duration stall, BooleanSupplier stopped, LongConsumer count)
            throws IOException {
        new Download(session, path, "sudo -n ").receive(to, size, stall, stopped, count);
    }

    /// The same where everybody may.
    void get(String path, long size, OutputStream to, Duration stall, BooleanSupplier stopped, LongConsumer count)
            throws IOException {
        new Download(session, path, "").receive(to, size, stall, stopped, count);
    }

    public boolean alive() {
        return session.isConnected();
    }

    /// A line that is dead takes no farewell: that is waited for for moments.
    @Override
    public void close() {
        var end = Thread.ofVirtual().name("ssh-end").start(session::disconnect);
        try {
            end.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
