package com.nocodo.protocol.rpc;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// Writes lines in the order in which they were given, from a thread of its own: an interrupted thread that wrote
/// itself would close the socket. Who gives more than the other end reads waits.
public final class Outbox implements AutoCloseable {
    private static final int ROOM = 2 * Wire.LONGEST_LINE;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROOM, true);
    private final OutputStream out;
    private final Thread writer;
    private volatile boolean broken;

    /// @param gone called once when nothing more can be written
    public Outbox(OutputStream out, Runnable gone) {
        this.out = out;
        this.writer = Thread.ofVirtual().name("socket-out").start(() -> write(gone));
    }

    /// Also an interrupted thread gives its line away; it stays interrupted.
    ///
    /// @throws com.nocodo.protocol.ProblemException `unavailable` where the line is longer than one may be
    public void give(Object message) {
        var line = (Wire.JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
        if (line.length > Wire.LONGEST_LINE) {
            throw Problem.unavailable(
                            "This would be %d bytes, and a line has at most %d. Ask for less at once.",
                            line.length, Wire.LONGEST_LINE)
                    .toException();
        }
        room.acquireUninterruptibly(needed(line));
        lines.add(line);
    }

    private static int needed(byte[] line) {
        return Math.min(line.length, ROOM);
    }

    private void write(Runnable gone) {
        try {
            for (var line = lines.take(); line != END; line = lines.take()) {
                try {
                    if (!broken) {
                        out.write(line);
                        out.flush();
                    }
                } catch (IOException e) {
                    broken = true; // whoever gives more must not wait for ever
                    gone.run();
                } finally {
                    room.release(needed(line));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            room.release(Integer.MAX_VALUE / 2);
        }
    }

    /// Writes what was given so far, then ends.
    @Override
    public void close() {
        lines.add(END);
        try {
            writer.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
