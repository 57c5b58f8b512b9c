package com.nocodo.protocol.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// One stream of a [Mux]: two directions, each of which ends on its own.
public final class MuxStream implements AutoCloseable {
    /// So many bytes may be on their way, unread, in each direction.
    static final int WINDOW = 256 * 1024;

    private final Mux mux;
    private final int number;
    private final String kind;

    private final Deque<ByteBuffer> arrived = new ArrayDeque<>();
    private int buffered;
    private int consumed;
    private int maySend = WINDOW;
    private boolean inputEnded;
    private boolean outputEnded;
    private boolean broken;

    MuxStream(Mux mux, int number, String kind) {
        this.mux = mux;
        this.number = number;
        this.kind = kind;
    }

    int number() {
        return number;
    }

    /// What it is for.
    public String kind() {
        return kind;
    }

    synchronized void arrive(byte[] data) throws IOException {
        if (buffered + data.length > WINDOW || inputEnded) {
            throw new IOException("the other end sent more than it may");
        }
        if (data.length > 0 && !broken) {
            arrived.add(ByteBuffer.wrap(data));
            buffered += data.length;
            notifyAll();
        }
    }

    synchronized void widen(int more) throws IOException {
        if (more <= 0 || maySend + (long) more > WINDOW) {
            throw new IOException("the other end widened a window in no proper way");
        }
        maySend += more;
        notifyAll();
    }

    synchronized void noMore() {
        inputEnded = true;
        notifyAll();
        forgetIfDone();
    }

    synchronized void broken() {
        broken = true;
        arrived.clear();
        notifyAll();
        mux.forget(this);
    }

    private void forgetIfDone() {
        if (inputEnded && outputEnded) {
            mux.forget(this);
        }
    }

    /// What comes from the other end; `-1` when that has ended its direction.
    public InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return MuxStream.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return MuxStream.this.read(bytes, from, length);
            }

            @Override
            public int available() {
                synchronized (MuxStream.this) {
                    return buffered;
                }
            }

            @Override
            public void close() {
                MuxStream.this.close();
            }
        };
    }

    private synchronized int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (arrived.isEmpty() && !inputEnded && !broken) {
            pause();
        }
        if (broken) {
            throw new IOException("the other end has gone");
        }
        var first = arrived.peek();
        if (first == null) {
            return -1;
        }
        var count = Math.min(length, first.remaining());
        first.get(bytes, from, count);
        if (!first.hasRemaining()) {
            arrived.remove();
        }
        buffered -= count;
        consumed += count;
        if (consumed >= WINDOW / 2 && !inputEnded) {
            mux.send(
                    Frame.Type.WINDOW,
                    number,
                    ByteBuffer.allocate(4).putInt(consumed).array());
            consumed = 0;
        }
        return count;
    }

    /// What goes to the other end. Whoever writes more than is read waits. Closing it ends this direction alone.
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int done = 0; done < length; ) {
                    var count = reserve(length - done);
                    mux.send(Frame.Type.DATA, number, Arrays.copyOfRange(bytes, from + done, from + done + count));
                    done += count;
                }
            }

            @Override
            public void close() throws IOException {
                endOutput();
            }
        };
    }

    private synchronized int reserve(int wanted) throws IOException {
        while (maySend == 0 && !broken && !outputEnded) {
            pause();
        }
        if (broken || outputEnded) {
            throw new IOException(outputEnded ? "this direction has ended" : "the other end has gone");
        }
        var count = Math.min(Math.min(wanted, maySend), Frame.MOST);
        maySend -= count;
        return count;
    }

    private void pause() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the other end", e);
        }
    }

    private synchronized void endOutput() throws IOException {
        if (!outputEnded && !broken) {
            outputEnded = true;
            mux.send(Frame.Type.END, number, new byte[0]);
            notifyAll();
            forgetIfDone();
        }
    }

    /// Ends both directions at once, whatever was on its way.
    @Override
    public void close() {
        synchronized (this) {
            if (broken || inputEnded && outputEnded) {
                return;
            }
        }
        try {
            mux.send(Frame.Type.RESET, number, new byte[0]);
        } catch (IOException e) {
            // The channel ended before.
        }
        broken();
    }
}
