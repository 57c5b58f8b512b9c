package com.nocodo.protocol.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    @Test
    void partsThatReadTheSameWhenJoinedAreDifferent() {
        var one = new Transcript("label").add("ab").add("c");
        var other = new Transcript("label").add("a").add("bc");

        assertThat(one.bytes()).isNotEqualTo(other.bytes());
        assertThat(new Transcript("labela").add("b").bytes())
                .isNotEqualTo(new Transcript("label").add("ab").bytes());
    }

    @Test
    void whoDoesNotKnowTheSecretDoesNotSayTheSame() {
        var transcript = new Transcript("label").add("x");
        var mac = transcript.mac(new byte[] {1, 2, 3});

        assertThat(transcript.isMac(new byte[] {1, 2, 3}, mac)).isTrue();
        assertThat(transcript.isMac(new byte[] {1, 2, 4}, mac)).isFalse();
        assertThat(new Transcript("other").add("x").isMac(new byte[] {1, 2, 3}, mac))
                .isFalse();
    }

    /// RFC 8032 §7.1, test 2.
    @Test
    void signaturesAreThoseOfTheStandard() {
        var hex = HexFormat.of();
        var seed = hex.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        var key = hex.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        var signature = Identity.sign(seed, hex.parseHex("72"));

        assertThat(hex.formatHex(signature))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(Identity.verify(key, hex.parseHex("72"), signature)).isTrue();
        assertThat(Identity.verify(key, hex.parseHex("73"), signature)).isFalse();
        assertThat(Identity.verify(new byte[32], hex.parseHex("72"), signature)).isFalse();
        assertThat(Identity.verify(new byte[3], hex.parseHex("72"), signature)).isFalse();
        assertThat(Identity.verify(key, hex.parseHex("72"), new byte[5])).isFalse();
    }
}
