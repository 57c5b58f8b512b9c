package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.nocodo.provisioning.host.HostSession;
import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("all")
class FirstBootContainerTest {

    private final TestKey boot = TestKey.make();
    private final TestKey admin = TestKey.make();

    @Test
    void theFirstConnectionIsCheckedAgainstTheKeyThatTheServerWasGiven() {
        try (var host = TestHost.start(userData());
                var ssh = host.ssh("nocodo", admin, boot.publicKey())) {

            var ran = ssh.exec("sudo -n id -u", "");

            assertThat(ran.stdout().strip()).isEqualTo("0");
        }
    }

    @Test
    void aServerWithAnotherHostKeyIsRefused() {
        try (var host = TestHost.start(userData())) {
            host.ssh("nocodo", admin, boot.publicKey()).close();

            int port = host.sshPort();
            assertThatThrownBy(() -> HostSession.open(
                            port, "nocodo", admin, TestKey.make().publicKey()))
                    .isInstanceOf(JSchChangedHostKeyException.class);
            assertThatThrownBy(() -> HostSession.open(port, "nocodo", TestKey.make(), boot.publicKey()))
                    .hasMessageContaining("Auth fail");
        }
    }

    @Test
    void theServerMakesItsOwnHostKeyAndForgetsTheOneItBootedWith() {
        var secret = new String(boot.privatePem(), StandardCharsets.US_ASCII)
                .lines()
                .toList()
                .get(2);
        var told = Parameters.none()
                .with(Parameter.BOOT_HOST_KEY, boot.publicKey().text())
                .with(Parameter.PATIENCE, "120")
                .with(Parameter.TOLERATED, "");
        try (var host = TestHost.start(userData())) {
            SshPublicKey pin;
            try (var ssh = host.ssh("nocodo", admin, boot.publicKey())) {
                assertThat(Hosts.run(ssh, "first-boot", told).done()).isTrue();
                assertThat(copiesOf(secret, host)).isNotEmpty();
                var prepared = Hosts.run(ssh, "prepare-host-key", told);
                pin = new SshPublicKey(prepared.fact("host-key").orElseThrow());
                assertThat(Hosts.run(ssh, "prepare-host-key", told).changed()).isEmpty();
                assertThat(Hosts.run(ssh, "switch-host-key", told.with(Parameter.HOST_KEY, pin.text()))
                                .done())
                        .isTrue();
            }

            assertThat(pin).isNotEqualTo(boot.publicKey());
            assertThatThrownBy(() -> host.ssh("nocodo", admin, boot.publicKey()))
                    .hasMessageContaining("HostKey");
            try (var ssh = host.ssh("nocodo", admin, pin)) {
                assertThat(Hosts.run(ssh, "switch-host-key", told.with(Parameter.HOST_KEY, pin.text()))
                                .changed())
                        .isEmpty();
                assertThat(Hosts.run(ssh, "prepare-host-key", told).fact("host-key"))
                        .hasValue(pin.text());
            }
            assertThat(copiesOf(secret, host)).isEmpty();
            assertThat(host.root("ls /etc/ssh/ssh_host_*").lines())
                    .containsExactly("/etc/ssh/ssh_host_ed25519_key", "/etc/ssh/ssh_host_ed25519_key.pub");
        }
    }

    @Test
    void aHostKeyThatTheServerDoesNotHaveIsNotSwitchedTo() {
        try (var host = TestHost.start(userData());
                var ssh = host.ssh("nocodo", admin, boot.publicKey())) {
            var other = TestKey.make().publicKey();

            var report = Hosts.run(ssh, "switch-host-key", Parameters.none().with(Parameter.HOST_KEY, other.text()));

            assertThat(report.failed())
                    .hasValueSatisfying(why -> assertThat(why).contains("nothing was changed"));
            host.ssh("nocodo", admin, boot.publicKey()).close();
        }
    }

    @Test
    void aModuleThatFailedIsNamedWithItsLineOfTheLog() {
        var broken = new String(userData(), StandardCharsets.US_ASCII) + "\"runcmd\":\n  - \"exit 3\"\n"
                + "\"ntp\":\n  \"enabled\": true\n  \"ntp_client\": \"nothing-of-that-name\"\n";
        var told = Parameters.none().with(Parameter.PATIENCE, "120").with(Parameter.TOLERATED, "");
        try (var host = TestHost.start(broken.getBytes(StandardCharsets.US_ASCII));
                var ssh = host.ssh("nocodo", admin, boot.publicKey())) {

            var report = Hosts.run(ssh, "first-boot", told);
            var tolerant = Hosts.run(ssh, "first-boot", told.with(Parameter.TOLERATED, "ntp scripts-user"));

            assertThat(report.failed()).isPresent();
            assertThat(report.facts())
                    .filteredOn(fact -> fact.name().equals("module-failed"))
                    .extracting(OutputLine.Fact::value)
                    .satisfiesExactlyInAnyOrder(
                            value -> assertThat(value).startsWith("ntp ").contains("ntp"),
                            value -> assertThat(value)
                                    .startsWith("scripts-user ")
                                    .contains("scripts"));
            assertThat(tolerant.done()).isTrue();
            assertThat(tolerant.fact("module-tolerated")).isPresent();
        }
    }

    private byte[] userData() {
        try (var key = boot.asBootKey()) {
            return UserData.of("operator-1", "nocodo", List.of(admin.publicKey()), key);
        }
    }

    private static List<String> copiesOf(String secret, TestHost host) {
        return host.root("grep -rlF '%s' /boot /etc /home /opt /root /run /srv /tmp /var".formatted(secret))
                .lines();
    }
}
