package com.nocodo.protocol.bridge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Many streams over one channel. A stream that is not read holds back its sender and nobody else: each has a window of
/// its own. Whatever breaks the rules ends the channel with all its streams.
public final class Mux implements AutoCloseable {
    /// The most streams at once; whoever opens more is refused that one.
    public static final int MOST_STREAMS = 256;

    private static final int LONGEST_KIND = 64;
    private static final Frame LAST = new Frame(Frame.Type.RESET, 0, new byte[0]);

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Closeable channel;
    private final Consumer<MuxStream> opened;
    private final Map<Integer, MuxStream> streams = new ConcurrentHashMap<>();
    private final AtomicInteger numbers;
    /// Holds no more than the windows of all streams together.
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);

    private Mux(InputStream in, OutputStream out, Closeable channel, int firstNumber, Consumer<MuxStream> opened) {
        this.in = new DataInputStream(new BufferedInputStream(in, 64 * 1024));
        this.out = new DataOutputStream(new BufferedOutputStream(out, 64 * 1024));
        this.channel = channel;
        this.opened = opened;
        this.numbers = new AtomicInteger(firstNumber);
    }

    /// The end that called the other.
    ///
    /// @param channel ends both streams
    /// @param opened gets each stream that the other end opens, on a thread of its own
    public static Mux caller(InputStream in, OutputStream out, Closeable channel, Consumer<MuxStream> opened) {
        return new Mux(in, out, channel, 1, opened).begin();
    }

    /// The end that was called.
    public static Mux called(InputStream in, OutputStream out, Closeable channel, Consumer<MuxStream> opened) {
        return new Mux(in, out, channel, 2, opened).begin();
    }

    private Mux begin() {
        Thread.ofVirtual().name("bridge-in").start(this::read);
        Thread.ofVirtual().name("bridge-out").start(this::write);
        return this;
    }

    /// Begins a stream.
    ///
    /// @param kind what it is for, a short word
    /// @throws IOException if the channel has ended
    public MuxStream open(String kind) throws IOException {
        var stream = new MuxStream(this, numbers.getAndAdd(2), kind);
        streams.put(stream.number(), stream);
        send(Frame.Type.OPEN, stream.number(), kind.getBytes(StandardCharsets.UTF_8));
        return stream;
    }

    void send(Frame.Type type, int stream, byte[] payload) throws IOException {
        if (ended.get()) {
            throw new IOException("the connection to the other end is closed");
        }
        frames.add(new Frame(type, stream, payload));
    }

    void forget(MuxStream stream) {
        streams.remove(stream.number(), stream);
    }

    private void write() {
        try {
            for (var frame = frames.take(); frame != LAST; frame = frames.take()) {
                frame.write(out);
                if (frames.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // Nobody reads at the other end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void read() {
        try {
            for (var frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
                take(frame);
            }
        } catch (IOException e) {
            // The channel broke, or the other end breaks the rules: it ends either way.
        } finally {
            close();
        }
    }

    private void take(Frame frame) throws IOException {
        if (frame.type() == Frame.Type.OPEN) {
            accept(frame);
            return;
        }
        var stream = streams.get(frame.stream());
        if (stream == null) {
            return; // what was on its way when the stream ended here
        }
        switch (frame.type()) {
            case DATA -> stream.arrive(frame.payload());
            case WINDOW -> stream.widen(number(frame.payload()));
            case END -> stream.noMore();
            case RESET -> stream.broken();
            case OPEN -> throw new IllegalStateException("handled before");
        }
    }

    private void accept(Frame frame) throws IOException {
        var number = frame.stream();
        var theirs = number > 0 && (number & 1) != (numbers.get() & 1);
        if (!theirs || streams.containsKey(number) || frame.payload().length > LONGEST_KIND) {
            throw new IOException("the other end opened a stream in no proper way");
        }
        if (streams.size() >= MOST_STREAMS) {
            send(Frame.Type.RESET, number, new byte[0]);
            return;
        }
        var stream = new MuxStream(this, number, new String(frame.payload(), StandardCharsets.UTF_8));
        streams.put(number, stream);
        if (ended.get()) {
            stream.broken(); // nobody else would tell it
        }
        Thread.ofVirtual().name("bridge-" + stream.kind()).start(() -> opened.accept(stream));
    }

    private static int number(byte[] payload) throws IOException {
        if (payload.length != 4) {
            throw new IOException("a window has four bytes");
        }
        return ByteBuffer.wrap(payload).getInt();
    }

    /// Waits until the channel has ended.
    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    /// Waits no longer than that.
    ///
    /// @return whether the channel has ended
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return end.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        frames.add(LAST);
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no use any more, either way.
        }
        streams.values().forEach(MuxStream::broken);
        streams.clear();
        end.countDown();
    }
}
