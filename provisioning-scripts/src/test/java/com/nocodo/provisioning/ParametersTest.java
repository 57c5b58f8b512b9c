package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final String BOUND = "restrict,command=\"/usr/lib/nocodo/bridge\" ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "root",
                "-x",
                "nocodo-operator",
                "Nocodo",
                "a b",
                "a;b",
                "a\nb",
                "$(id)",
                "a'b",
                "a\0b",
                "../a",
                "abcdefghijklmnopqrstuvwxyz0123456789"
            })
    void anAccountIsANameAndNoneOfOurs(String value) {
        assertThatThrownBy(() -> Parameters.none().with(Parameter.ADMIN, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("admin");
    }

    @Test
    void keysAreKeysOneALineWithoutOptionsOrComments() {
        var two = Samples.KEY.text() + "\n" + Samples.OTHER.text();
        Parameters.none().with(Parameter.ADMIN_KEYS, two);

        for (var bad : List.of(
                "",
                two + "\n",
                Samples.KEY.text() + " comment",
                "command=\"sh\" " + Samples.KEY.text(),
                Samples.KEY.text() + "\n\n" + Samples.OTHER.text(),
                "ssh-rsa AAAA",
                "ssh-ed25519 AAAA")) {
            assertThatThrownBy(() -> Parameters.none().with(Parameter.ADMIN_KEYS, bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aKeyOfTheBridgeIsBoundToOneCommandAndHasNoOtherOption() {
        Parameters.none().with(Parameter.BRIDGE_KEYS, "");
        Parameters.none().with(Parameter.BRIDGE_KEYS, BOUND + Samples.KEY.text());
        Parameters.none().with(Parameter.BRIDGE_KEYS, BOUND + Samples.KEY.text() + "\n" + BOUND + Samples.OTHER.text());

        for (var bad : List.of(
                Samples.KEY.text(),
                "restrict " + Samples.KEY.text(),
                "command=\"/usr/lib/nocodo/bridge\" " + Samples.KEY.text(),
                "restrict,port-forwarding,command=\"/x\" " + Samples.KEY.text(),
                "restrict,command=\"/x\",pty " + Samples.KEY.text(),
                "restrict,command=\"/x;id\" " + Samples.KEY.text(),
                "restrict,command=\"/x$(id)\" " + Samples.KEY.text(),
                BOUND + "ssh-ed25519 AAAA",
                BOUND + Samples.KEY.text() + "\n",
                BOUND + Samples.KEY.text() + "\n" + Samples.OTHER.text())) {
            assertThatThrownBy(() -> Parameters.none().with(Parameter.BRIDGE_KEYS, bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GUARD_SECONDS,4",
        "GUARD_SECONDS,3601",
        "GUARD_SECONDS,-5",
        "GUARD_SECONDS,1e2",
        "PATIENCE,0",
        "PATIENCE,'1; id'",
        "TOLERATED,'ntp;id'",
        "TOLERATED,'-x'",
        "TOLERATED,'a  b'",
        "HOST_KEY,'ssh-ed25519 x'",
        "OPERATOR_VERSION,'../1'",
        "OPERATOR_VERSION,'1;id'",
        "OPERATOR_SUM,abc",
        "OPERATOR_NAME,'-shop'",
        "OPERATOR_NAME,'sh op'",
        "OPERATOR_PORT,80",
        "OPERATOR_PORT,65536",
        "OPERATOR_PORT,99999999999",
        "SSH_PORT,0",
        "SSH_PORT,'22 '",
        "SSH_PORT,'22/,/'",
        "KEPT_ACCOUNTS,' alice'",
        "KEPT_ACCOUNTS,'alice  bob'",
        "KEPT_ACCOUNTS,'alice;id'",
        "SIGNED_IN_AS,''",
        "SIGNED_IN_AS,'-x'",
        "CLOSE_OTHERS,'maybe'",
        "STATE_SUM,'0'",
        "STATE_BYTES,'0'",
        "STATE_BYTES,'1;id'",
        "STATE_REPLACE,'maybe'",
        "OPERATOR_ID,'a\"b'",
        "PAIRING_SECRET,'AAAA'"
    })
    void aValueThatMakesNoSenseIsRefused(Parameter name, String value) {
        assertThatThrownBy(() -> Parameters.none().with(name, value))
                .hasMessageStartingWith("Not a value for " + name.variable());
    }

    @Test
    void aPairingSecretThatIsNoneIsNotShown() {
        assertThatThrownBy(() -> Parameters.none().with(Parameter.PAIRING_SECRET, "hunter2"))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aScriptIsNotMadeWithoutAllThatItMustBeTold() {
        assertThatThrownBy(() -> Script.apply(Steps.named("accounts"), Parameters.none()))
                .hasMessage("The script needs a value for admin");
    }

    @Test
    void aKeyKnowsItsFingerprint() {
        var known = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILXU86dKbV63F1MwS5W3SO/hPfOq4z2/png5Fh20kxTV root@somewhere";

        assertThat(SshPublicKey.ofLine(known).fingerprint())
                .isEqualTo("SHA256:MLLvYco4XDoOPsWqFevcWnkKNqMKGjw/9ZJT3yLj/nc");
    }
}
