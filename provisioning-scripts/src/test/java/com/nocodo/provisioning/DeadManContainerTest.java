package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSchException;
import com.nocodo.provisioning.host.HostSession;
import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A change of the way in that locks us out is undone by the server itself.
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadManContainerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestKey boot = TestKey.make();
    private final TestKey admin = TestKey.make();
    private final Parameters told = Parameters.none()
            .with(Parameter.ADMIN, "nocodo")
            .with(Parameter.ADMIN_KEYS, admin.publicKey().text())
            .with(Parameter.BRIDGE_KEYS, "")
            .with(Parameter.GUARD_SECONDS, "10")
            .with(Parameter.PATIENCE, "120")
            .with(Parameter.TOLERATED, "");

    private TestHost host;

    @BeforeAll
    void prepare() {
        try (var key = boot.asBootKey()) {
            host = TestHost.start(UserData.of("operator-1", "nocodo", List.of(admin.publicKey()), key));
        }
        try (var ssh = connect()) {
            for (var step : List.of("first-boot", "packages", "accounts")) {
                assertThat(Hosts.run(ssh, step, told).done()).as(step).isTrue();
            }
        }
    }

    @AfterAll
    void end() {
        if (host != null) host.close();
    }

    @Test
    void aChangeThatReallyLocksUsOutIsUndone() throws Exception {
        var script = Script.apply(Steps.named("way-in"), told).text();
        // As a mistake in the rules would be: the firewall lets nobody in, and sshd takes only strangers.
        var wrong = new Script(script.replace("tcp dport 22 ct state new accept", "tcp dport 2222 ct state new accept")
                .replace("AllowGroups nocodo-ssh", "AllowGroups nobody-at-all"));
        assertThat(wrong.text()).isNotEqualTo(script);
        var before = wayIn();
        try (var ssh = connect()) {
            assertThat(ssh.run(wrong).stdout()).contains("nocodo: fact guard armed 10");

            assertThatThrownBy(() -> HostSession.open(host.sshPort(), "nocodo", admin, boot.publicKey(), 3_000))
                    .isInstanceOf(JSchException.class);
        }

        await("test -e /var/lib/nocodo/guard-undone");
        try (var ssh = connect()) {
            var late = Hosts.run(ssh, "confirm-way-in", told);
            assertThat(late.failed()).hasValueSatisfying(why -> assertThat(why).contains("was undone at"));
            assertThat(wayIn()).isEqualTo(before);
            assertThat(host.root("test -e /var/lib/nocodo/guard").exitCode()).isNotZero();
        }
    }

    @Test
    void aRunThatDiesBeforeItIsConfirmedIsUndoneAndTheNextOneHolds() {
        var script = Script.apply(Steps.named("way-in"), told).text();
        // Dies where the settings are written and sshd was not told yet.
        var killed = new Script(script.replace("    sshd -t || {", "    kill -9 $$\n    sshd -t || {")
                .replace("LoginGraceTime 30", "LoginGraceTime 31"));
        assertThat(killed.text()).isNotEqualTo(script);
        var before = wayIn();
        try (var ssh = connect()) {
            assertThat(ssh.run(killed).exitCode()).isNotZero();
            assertThat(wayIn()).isNotEqualTo(before);

            await("test -e /var/lib/nocodo/guard-undone");
            assertThat(wayIn()).isEqualTo(before);
        }
        try (var ssh = connect()) {
            assertThat(Hosts.run(ssh, "way-in", told).done()).isTrue();
            // It counts again after a restart of the server.
            assertThat(host.root("systemctl is-enabled nocodo-guard.timer; systemctl is-active nocodo-guard.timer")
                            .lines())
                    .containsExactly("enabled", "active");
        }
        try (var ssh = connect()) {
            assertThat(Hosts.run(ssh, "confirm-way-in", told).done()).isTrue();
            assertThat(Hosts.run(ssh, "way-in", told).changed()).isEmpty();
        }
        host.root("sleep 12");
        assertThat(wayIn()).contains("00-nocodo.conf", "table inet nocodo");
        assertThat(host.root("test -e /var/lib/nocodo/guard-undone").exitCode()).isNotZero();
        connect().close();
    }

    /// Everything that decides who comes in.
    private String wayIn() {
        return host.root("cd /etc; sha256sum ssh/sshd_config ssh/sshd_config.d/* nftables.conf 2>&1; nft list ruleset;"
                        + " systemctl is-enabled nftables")
                .stdout();
    }

    private HostSession connect() {
        return host.ssh("nocodo", admin, boot.publicKey());
    }

    private void await(String condition) {
        var ran = host.root("for i in $(seq %d); do %s && exit 0; sleep 1; done; exit 1"
                .formatted(PATIENCE.toSeconds(), condition));
        assertThat(ran.exitCode()).as(condition).isZero();
    }
}
