package com.nocodo.vault.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Sends a file through a command: no SFTP server is needed at the other end.
final class Upload {
    private final Session session;
    private final String path;
    private final String shell;

    /// @param shell what runs the few words that take the file
    Upload(Session session, String path, String shell) {
        if (!path.matches("/[A-Za-z0-9._/-]{1,200}")) {
            throw new IllegalArgumentException("Not a plain path: '%.80s'".formatted(path));
        }
        this.session = session;
        this.path = path;
        this.shell = shell;
    }

    void send(InputStream content, long size, Duration limit) throws InterruptedException {
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(
                    "%3$s -c 'umask 077 && cat > %1$s.part && test $(stat -c %%s %1$s.part) = %2$d && mv %1$s.part %1$s'"
                            .formatted(path, size, shell));
            channel.setInputStream(null);
            var out = channel.getOutputStream();
            channel.connect((int) limit.toMillis());
            content.transferTo(out);
            out.close();
            var until = System.nanoTime() + limit.toNanos();
            while (!channel.isClosed() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            if (channel.getExitStatus() != 0) {
                throw broken("the server did not get all of it (exit code %d)".formatted(channel.getExitStatus()));
            }
        } catch (JSchException | IOException e) {
            throw broken(Reason.of(e));
        } finally {
            if (channel != null) {
                channel.disconnect();
            }
        }
    }

    private RuntimeException broken(String why) {
        return Problem.unavailable("%s could not be sent: %s. Try again.", path, why)
                .toException();
    }
}
