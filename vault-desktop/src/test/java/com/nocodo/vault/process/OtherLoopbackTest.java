package com.nocodo.vault.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtherLoopbackTest {
    private InetAddress six;
    private ServerSocket four;

    @BeforeEach
    void find() throws IOException {
        six = InetAddress.getByName("::1");
        assumeThat(NetworkInterface.getByInetAddress(six))
                .as("IPv6 on this machine")
                .isNotNull();
        four = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void end() throws IOException {
        if (four != null) {
            four.close();
        }
    }

    @Test
    void nobodyElseAnswersWhereTheBrowserAsksFirst() throws Exception {
        var port = four.getLocalPort();
        try (var held = OtherLoopback.hold(port);
                var other = new ServerSocket()) {
            other.setReuseAddress(true);

            assertThatThrownBy(() -> other.bind(new InetSocketAddress(six, port)))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> new Socket(six, port)).isInstanceOf(ConnectException.class);
            assertThat(held).isNotNull();
        }
    }

    @Test
    void whereSomebodyAnswersAlreadyItIsRefusedLoudly() throws Exception {
        try (var squatter = new ServerSocket()) {
            squatter.bind(new InetSocketAddress(six, four.getLocalPort()));

            assertThatThrownBy(() -> OtherLoopback.hold(four.getLocalPort()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Do not type a password there");
        }
    }
}
