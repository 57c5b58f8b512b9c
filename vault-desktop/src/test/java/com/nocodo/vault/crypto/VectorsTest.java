package com.nocodo.vault.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers that others computed: the engines beneath the vault are the ones that the standards describe.
class VectorsTest {

    /// RFC 9106, 5.3, which also has a secret and associated data that the vault never gives.
    @Test
    void argon2idIsThatOfRfc9106() {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .build());
        var tag = new byte[32];

        generator.generateBytes(filled(32, 1), tag);

        assertThat(tag).isEqualTo(hex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
    }

    /// From the tests of the reference implementation (phc-winner-argon2, test.c), version 0x13.
    @ParameterizedTest
    @CsvSource({
        "65536, 2, 1, password, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        "256, 2, 1, password, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        "256, 2, 2, password, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"
    })
    void ourArgon2IsThatOfTheReferenceImplementation(
            int memoryKib, int passes, int lanes, String password, String tag) {
        assertThat(Argon2.derive(password.getBytes(), "somesalt".getBytes(), memoryKib, passes, lanes))
                .isEqualTo(hex(tag));
    }

    /// RFC 5869, A.1 and A.3.
    @Test
    void hkdfIsThatOfRfc5869() {
        assertThat(Hkdf.derive(filled(22, 0x0b), hex("000102030405060708090a0b0c"), hex("f0f1f2f3f4f5f6f7f8f9"), 42))
                .isEqualTo(hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
        assertThat(Hkdf.derive(filled(22, 0x0b), new byte[0], new byte[0], 42))
                .isEqualTo(hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
    }

    /// Test case 16 of the GCM specification that NIST took over (256-bit key, with associated data).
    @Test
    void sealingIsGcmAsNistDescribesIt() throws Exception {
        var cipher = Envelope.gcm(
                Cipher.ENCRYPT_MODE,
                hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
                hex("cafebabefacedbaddecaf888"),
                hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));

        assertThat(cipher.doFinal(
                        hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e24"
                                + "49a6b525b16aedf5aa0de657ba637b39")))
                .isEqualTo(hex(
                        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                                + "c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b"));
    }

    /// RFC 7748, 6.1.
    @Test
    void agreementIsThatOfRfc7748() {
        var alice =
                new X25519PrivateKeyParameters(hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
        var bob = hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");

        assertThat(alice.generatePublicKey().getEncoded())
                .isEqualTo(hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
        assertThat(X25519.agree(alice, bob))
                .isEqualTo(hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"));
    }

    @Test
    void aPublicKeyThatMakesEverySecretZeroIsRefused() {
        var mine = new X25519PrivateKeyParameters(filled(32, 7));

        assertThatThrownBy(() -> X25519.agree(mine, new byte[32])).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] filled(int size, int with) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
