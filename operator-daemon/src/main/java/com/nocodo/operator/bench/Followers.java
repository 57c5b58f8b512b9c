package com.nocodo.operator.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Many connections that follow, read by one thread.
final class Followers implements AutoCloseable {
    private static final int WAIT_MILLIS = 100;
    private static final int MOST_SECONDS_TO_BEGIN = 60;

    private final Heard heard = new Heard();
    private final Selector selector = Selector.open();
    private final List<SseReader> readers = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("followers").unstarted(this::read);
    private volatile boolean ending;
    private volatile @Nullable IOException trouble;

    Followers(ServedHome served, List<Appended> projects, int count) throws IOException, InterruptedException {
        for (int n = 0; n < count; n++) {
            connect(served, projects.get(n % projects.size()));
        }
        thread.start();
        for (int tenths = 0; !readers.stream().allMatch(SseReader::begun); tenths++) {
            if (trouble != null || tenths > MOST_SECONDS_TO_BEGIN * 10) {
                throw new IOException("not all followers were let in", trouble);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void connect(ServedHome served, Appended project) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", served.port()));
        var request = served.request("%s/events?after=%d".formatted(project.id(), project.end()), "text/event-stream");
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        long[] last = {project.end()};
        var reader = new SseReader(seq -> {
            heard.after(project.age(seq, System.nanoTime()));
            if (seq != ++last[0]) {
                heard.outOfOrder();
                last[0] = seq;
            }
        });
        readers.add(reader);
        channel.register(selector, SelectionKey.OP_READ, reader);
    }

    private void read() {
        var buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (!ending) {
                selector.select(key -> take(key, buffer), WAIT_MILLIS);
            }
        } catch (IOException e) {
            trouble = e;
        }
    }

    private void take(SelectionKey key, ByteBuffer buffer) {
        try {
            var count = ((SocketChannel) key.channel()).read(buffer.clear());
            if (count < 0) {
                throw new IOException("a stream ended");
            }
            ((SseReader) key.attachment()).take(buffer.array(), count);
        } catch (IOException e) {
            trouble = e;
            key.cancel();
        }
    }

    /// What was heard when all of it was, or when nobody waits any longer.
    Heard heard(long all, long patienceNanos) throws IOException, InterruptedException {
        heard.expect(all);
        var until = System.nanoTime() + patienceNanos;
        while (!heard.complete() && trouble == null && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        ending = true;
        thread.join();
        if (trouble != null) {
            throw new IOException("following broke: " + trouble.getMessage(), trouble);
        }
        return heard;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        ending = true;
        thread.join();
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
