package com.nocodo.vault.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads a file through a command, as it comes: no SFTP server is needed at the other end. Of a server that sends more
/// than it told, or nothing for a while, no more is taken.
final class Download {
    private static final int LOOK_MILLIS = 100;
    private static final int AT_ONCE = 64 * 1024;

    private final Session session;
    private final String path;
    private final String command;

    private volatile long moved = System.nanoTime();
    private volatile boolean over;
    private volatile @Nullable ProblemException why;

    /// @param shell what stands before `cat`
    Download(Session session, String path, String shell) {
        if (!path.matches("/[A-Za-z0-9._/-]{1,200}")) {
            throw new IllegalArgumentException("Not a plain path: '%.80s'".formatted(path));
        }
        this.session = session;
        this.path = path;
        this.command = "%scat %s".formatted(shell, path);
    }

    /// @param size that it has, exactly
    /// @param stall how long nothing may come
    /// @param stopped whether somebody wants no more of it
    /// @param count hears how much came so far
    /// @throws ProblemException `unavailable` where it does not come whole, `conflict` where it was stopped
    /// @throws IOException where it cannot be written
    void receive(OutputStream to, long size, Duration stall, BooleanSupplier stopped, LongConsumer count)
            throws IOException {
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(command);
            channel.setInputStream(null);
            channel.setErrStream(OutputStream.nullOutputStream());
            var in = channel.getInputStream();
            channel.connect(SshConnection.CONNECT_MILLIS);
            watch(channel, stall, stopped);
            var came = carry(in, to, size, count);
            if (came != size) {
                throw broken("%d of %d bytes came".formatted(came, size));
            }
        } catch (JSchException e) {
            throw broken(SshConnection.why(e));
        } finally {
            over = true;
            if (channel != null) {
                channel.disconnect();
            }
        }
    }

    /// A read that waits hears nothing of a limit: whoever watches ends the channel, and so the read.
    private void watch(ChannelExec channel, Duration stall, BooleanSupplier stopped) {
        moved = System.nanoTime();
        Thread.ofVirtual().name("download-watch").start(() -> {
            try {
                while (!over && why == null) {
                    why = trouble(stall, stopped);
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            channel.disconnect();
        });
    }

    private @Nullable ProblemException trouble(Duration stall, BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            return Problem.conflict("Stopped while %s came. It begins again when you like.", path)
                    .toException();
        }
        return System.nanoTime() - moved > stall.toNanos()
                ? broken("nothing came for %d seconds".formatted(stall.toSeconds()))
                : null;
    }

    private long carry(InputStream in, OutputStream to, long size, LongConsumer count) throws IOException {
        var bytes = new byte[AT_ONCE];
        long came = 0;
        for (int read = read(in, bytes); read >= 0; read = read(in, bytes)) {
            came += read;
            if (came > size) {
                throw broken("more than the %d bytes came that the server told".formatted(size));
            }
            to.write(bytes, 0, read);
            moved = System.nanoTime();
            count.accept(came);
        }
        return came;
    }

    private int read(InputStream in, byte[] bytes) {
        int read;
        try {
            read = in.read(bytes);
        } catch (IOException e) {
            throw cause() instanceof ProblemException known ? known : broken(Reason.of(e));
        }
        if (read < 0 && cause() instanceof ProblemException known) {
            throw known;
        }
        return read;
    }

    private @Nullable ProblemException cause() {
        return why;
    }

    private ProblemException broken(String reason) {
        return Problem.unavailable("%s did not come from the server: %s. Try again.", path, reason)
                .toException();
    }
}
