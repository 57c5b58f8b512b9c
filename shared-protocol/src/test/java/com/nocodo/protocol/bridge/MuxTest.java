package com.nocodo.protocol.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MuxTest {
    private Socket near;
    private Socket far;
    private final List<Mux> open = new ArrayList<>();

    @BeforeEach
    void connect() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            near = new Socket(server.getInetAddress(), server.getLocalPort());
            far = server.accept();
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        open.forEach(Mux::close);
        near.close();
        far.close();
    }

    private Mux caller() throws IOException {
        var mux = Mux.caller(near.getInputStream(), near.getOutputStream(), near, MuxStream::close);
        open.add(mux);
        return mux;
    }

    private Mux called(Consumer<MuxStream> opened) throws IOException {
        var mux = Mux.called(far.getInputStream(), far.getOutputStream(), far, opened);
        open.add(mux);
        return mux;
    }

    private static void echo(MuxStream stream) {
        try {
            stream.in().transferTo(stream.out());
            stream.out().close();
        } catch (IOException e) {
            stream.close();
        }
    }

    @Test
    void manyStreamsCarryTheirOwnBytesSideBySide() throws Exception {
        called(MuxTest::echo);
        var mux = caller();
        List<CompletableFuture<Void>> all = new ArrayList<>();

        for (int seed = 0; seed < 50; seed++) {
            var sent = new byte[100_000 + seed * 1_000];
            new Random(seed).nextBytes(sent);
            all.add(CompletableFuture.runAsync(() -> {
                try {
                    var stream = mux.open("echo");
                    var back = CompletableFuture.supplyAsync(() -> read(stream));
                    stream.out().write(sent);
                    stream.out().close();
                    assertThat(back.get(30, TimeUnit.SECONDS)).isEqualTo(sent);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    }

    private static byte[] read(MuxStream stream) {
        try {
            return stream.in().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStreamThatNobodyReadsHoldsBackItsSenderAndNobodyElse() throws Exception {
        BlockingQueue<MuxStream> unread = new LinkedBlockingQueue<>();
        called(stream -> {
            if (stream.kind().equals("unread")) {
                unread.add(stream);
            } else {
                echo(stream);
            }
        });
        var mux = caller();
        var held = mux.open("unread");
        var writing = CompletableFuture.runAsync(() -> write(held, new byte[MuxStream.WINDOW + 1]));
        unread.take();

        var other = mux.open("echo");
        other.out().write("hello".getBytes(StandardCharsets.UTF_8));
        other.out().close();

        assertThat(other.in().readAllBytes()).asString().isEqualTo("hello");
        assertThat(writing).isNotDone();
        held.close();
        assertThat(writing).failsWithin(10, TimeUnit.SECONDS);
    }

    private static void write(MuxStream stream, byte[] bytes) {
        try {
            stream.out().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStreamIsBrokenForBothWhenOneClosesIt() throws Exception {
        BlockingQueue<MuxStream> theirs = new LinkedBlockingQueue<>();
        called(theirs::add);
        var ours = caller().open("any");
        var stream = theirs.take();

        ours.close();

        assertThatThrownBy(() -> stream.in().read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ours.out().write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void allStreamsEndWithTheChannel() throws Exception {
        BlockingQueue<MuxStream> theirs = new LinkedBlockingQueue<>();
        var called = called(theirs::add);
        var mux = caller();
        var ours = mux.open("any");
        theirs.take();

        far.close();

        mux.awaitEnd();
        called.awaitEnd();
        assertThatThrownBy(() -> ours.in().read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> mux.open("more")).isInstanceOf(IOException.class);
    }

    @Test
    void moreStreamsThanAllowedAreRefusedOneByOne() throws Exception {
        called(stream -> {});
        var mux = caller();
        List<MuxStream> streams = new ArrayList<>();
        for (int i = 0; i <= Mux.MOST_STREAMS; i++) {
            streams.add(mux.open("one"));
        }

        assertThatThrownBy(() -> streams.getLast().in().read()).isInstanceOf(IOException.class);
        streams.getFirst().out().write(1);
    }

    /// A frame that breaks a rule, as hexadecimal digits behind the opening of stream 1.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "09 00000001 00000000", // an unknown type
                "01 00000001 7fffffff", // too long
                "01 00000001 ffffffff", // a negative length
                "00 00000001 00000000", // opened twice
                "00 00000002 00000000", // a number of the other end's
                "00 00000000 00000000", // no number
                "02 00000001 00000004 00000001", // a window wider than there is
                "02 00000001 00000004 ffffffff",
                "02 00000001 00000002 0001",
                "474554202f20485454502f312e310d0a" // another protocol
            })
    void whoeverBreaksTheRulesIsCutOff(String hex) throws Exception {
        var mux = called(stream -> {});
        var bytes = new ByteArrayOutputStream();
        new Frame(Frame.Type.OPEN, 1, "x".getBytes(StandardCharsets.UTF_8)).write(new DataOutputStream(bytes));
        bytes.writeBytes(java.util.HexFormat.of().parseHex(hex.replaceAll("[^0-9a-f]", "")));

        near.getOutputStream().write(bytes.toByteArray());

        mux.awaitEnd();
        assertThat(near.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void whoeverSendsMoreThanTheWindowIsCutOff() throws Exception {
        var mux = called(stream -> {});
        var out = new DataOutputStream(near.getOutputStream());
        new Frame(Frame.Type.OPEN, 1, "x".getBytes(StandardCharsets.UTF_8)).write(out);

        for (int i = 0; i < MuxStream.WINDOW / Frame.MOST; i++) {
            new Frame(Frame.Type.DATA, 1, new byte[Frame.MOST]).write(out);
        }
        new Frame(Frame.Type.DATA, 1, new byte[1]).write(out);

        mux.awaitEnd();
    }
}
