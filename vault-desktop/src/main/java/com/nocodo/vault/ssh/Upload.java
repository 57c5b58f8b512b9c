package com.nocodo.vault.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Sends a file through a command: no SFTP server is needed at the other end. What does not arrive whole is removed
/// there.
final class Upload {
    private static final int LOOK_MILLIS = 20;
    private static final int AT_ONCE = 64 * 1024;

    private final Session session;
    private final String path;
    private final String shell;

    private volatile long moved = System.nanoTime();
    private volatile @Nullable IOException why;

    /// @param shell what runs the few words that take the file
    Upload(Session session, String path, String shell) {
        if (!path.matches("/[A-Za-z0-9._/-]{1,200}")) {
            throw new IllegalArgumentException("Not a plain path: '%.80s'".formatted(path));
        }
        this.session = session;
        this.path = path;
        this.shell = shell;
    }

    /// @param stall how long nothing may move
    /// @param stopped whether somebody wants no more of it sent
    /// @throws com.nocodo.protocol.ProblemException `unavailable` where it does not arrive whole, `conflict` where
    ///     it was stopped
    void send(InputStream content, long size, Duration stall, BooleanSupplier stopped) throws InterruptedException {
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(command(size));
            channel.setInputStream(null);
            var out = channel.getOutputStream();
            channel.connect(SshConnection.CONNECT_MILLIS);
            moved = System.nanoTime();
            Thread.ofVirtual().name("upload").start(() -> carry(content, out));
            while (!channel.isClosed()) {
                mustGoOn(stall, stopped);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            if (channel.getExitStatus() != 0) {
                throw broken("the server did not get all of it (exit code %d)".formatted(channel.getExitStatus()));
            }
        } catch (JSchException e) {
            throw broken(SshConnection.why(e));
        } catch (IOException e) {
            throw broken(Reason.of(e));
        } finally {
            if (channel != null) {
                // A line that takes nothing takes no farewell either, and nobody waits for that.
                Thread.ofVirtual().name("upload-end").start(channel::disconnect);
            }
        }
    }

    private String command(long size) {
        return "%3$s -c 'umask 077 && cat > %1$s.part && test $(stat -c %%s %1$s.part) = %2$d && mv %1$s.part %1$s || { rm -f %1$s.part; exit 1; }'"
                .formatted(path, size, shell);
    }

    /// A write that waits hears nothing of a limit, so it waits in a thread of its own.
    private void carry(InputStream content, OutputStream out) {
        try {
            var bytes = new byte[AT_ONCE];
            for (int read = content.read(bytes); read >= 0; read = content.read(bytes)) {
                out.write(bytes, 0, read);
                moved = System.nanoTime();
            }
            out.close();
        } catch (IOException e) {
            why = e;
        }
    }

    private void mustGoOn(Duration stall, BooleanSupplier stopped) throws IOException {
        var trouble = why;
        if (trouble != null) {
            throw trouble;
        }
        if (stopped.getAsBoolean()) {
            throw Problem.conflict("Stopped while %s was sent. It is sent again when you like.", path)
                    .toException();
        }
        if (System.nanoTime() - moved > stall.toNanos()) {
            throw broken("nothing moved for %d seconds".formatted(stall.toSeconds()));
        }
    }

    private RuntimeException broken(String why) {
        return Problem.unavailable("%s could not be sent: %s. Try again.", path, why)
                .toException();
    }
}
