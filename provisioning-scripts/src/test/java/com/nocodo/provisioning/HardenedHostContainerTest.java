package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.HostSession;
import com.nocodo.provisioning.host.Neighbour;
import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// One server, looked at before it is hardened, and after.
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardenedHostContainerTest {

    /// ssh-audit 2.5 is older than what it warns of.
    private static final List<String> KNOWN_WARNINGS =
            List.of("(kex) sntrup761x25519-sha512@openssh.com", "(kex) kex-strict-s-v00@openssh.com");

    private static final int OPEN_BY_MISTAKE = 8088;

    private final TestKey boot = TestKey.make();
    private final TestKey admin = TestKey.make();
    private final TestKey bridge = TestKey.make();
    private final List<String> measured = new ArrayList<>();

    private TestHost host;
    private Neighbour neighbour;
    private HostSession ssh;
    private Parameters told;
    private Lynis lynisBefore;
    private List<Integer> portsBefore;
    private List<Integer> portsAfter;
    private String sshAuditBefore;

    @BeforeAll
    void harden() {
        try (var key = boot.asBootKey()) {
            host = TestHost.start(UserData.of("operator-1", "nocodo", List.of(admin.publicKey()), key));
        }
        neighbour = Neighbour.start();
        neighbour.install("ssh-audit");
        told = Parameters.none()
                .with(Parameter.ADMIN, "nocodo")
                .with(Parameter.ADMIN_KEYS, admin.publicKey().text())
                .with(
                        Parameter.BRIDGE_KEYS,
                        "restrict,command=\"/usr/bin/id -un\" "
                                + bridge.publicKey().text())
                .with(Parameter.BOOT_HOST_KEY, boot.publicKey().text())
                .with(Parameter.GUARD_SECONDS, "120")
                .with(Parameter.PATIENCE, "120")
                .with(Parameter.TOLERATED, "");
        ssh = host.ssh("nocodo", admin, boot.publicKey());
        assertThat(Hosts.run(ssh, "first-boot", told).done()).isTrue();
        host.root("DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install lynis python3");
        host.root("systemd-run --unit=by-mistake python3 -m http.server " + OPEN_BY_MISTAKE);
        lynisBefore = Lynis.run(host);
        portsBefore = neighbour.openTcpPorts(host.address());
        sshAuditBefore = sshAudit();

        long start = System.nanoTime();
        var prepared = Hosts.run(ssh, "prepare-host-key", told);
        told = told.with(Parameter.HOST_KEY, prepared.fact("host-key").orElseThrow());
        var changed = runAll();
        measured.add("first run: %d changes, %d ms"
                .formatted(prepared.changed().size() + changed.size(), (System.nanoTime() - start) / 1_000_000));
        portsAfter = neighbour.openTcpPorts(host.address());
        host.root("systemctl stop by-mistake");
    }

    /// All steps in order, as the vault does it; the second session before the confirmation is a new connection.
    private List<String> runAll() {
        var changed = new ArrayList<String>();
        for (var step : Steps.hardening()) {
            if (step.id().equals("confirm-way-in") || step.id().equals("update")) {
                ssh.close();
                ssh = host.ssh("nocodo", admin, new SshPublicKey(hostKey()));
            }
            var report = Hosts.run(ssh, step.id(), told);
            assertThat(report.done()).as("%s: %s", step.id(), report).isTrue();
            changed.addAll(report.changed());
        }
        return changed;
    }

    private String hostKey() {
        return host.root("cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub")
                .stdout()
                .strip();
    }

    @AfterAll
    void end() {
        System.out.println("hardening: " + String.join("; ", measured));
        if (ssh != null) ssh.close();
        if (neighbour != null) neighbour.close();
        if (host != null) host.close();
    }

    @Test
    void theScorecardHasNoRedRowAndNotApplicableIsWhatAContainerLacks() {
        var scorecard = Hosts.check(ssh, Hardening.rows(), told);

        assertThat(scorecard.with(Verdict.RED)).isEmpty();
        assertThat(scorecard.with(Verdict.NOT_APPLICABLE))
                .extracting(answer -> answer.row().id())
                .containsExactly("K2", "K4", "K5", "L1", "T1", "M1", "D1", "D3", "B1");
        measured.add("scorecard: %d green, %d not applicable"
                .formatted(
                        scorecard.with(Verdict.GREEN).size(),
                        scorecard.with(Verdict.NOT_APPLICABLE).size()));
    }

    @Test
    void aSecondRunChangesNothing() {
        long start = System.nanoTime();

        var changed = runAll();

        measured.add("second run: %d ms".formatted((System.nanoTime() - start) / 1_000_000));
        assertThat(changed).isEmpty();
    }

    @Test
    void whatWasBrokenByHandIsRedAndMendedByItsStep() {
        host.root("echo 'PermitRootLogin yes' > /etc/ssh/sshd_config.d/00-a.conf; chmod 755 /root;"
                + " echo 'ssh-ed25519 AAAA stranger' > /root/.ssh/authorized_keys; sysctl -w net.ipv4.tcp_rfc1337=0;"
                + " systemd-run --unit=by-mistake python3 -m http.server " + OPEN_BY_MISTAKE + "; sleep 2");

        var red = Hosts.check(ssh, Hardening.rows(), told).with(Verdict.RED);
        host.root("rm /etc/ssh/sshd_config.d/00-a.conf; systemctl stop by-mistake");
        for (var step : List.of("accounts", "kernel", "files")) Hosts.run(ssh, step, told);

        assertThat(red).extracting(answer -> answer.row().id()).contains("S1", "S5", "A5", "K1", "D2", "F2");
        assertThat(Hosts.check(ssh, Hardening.rows(), told).with(Verdict.RED)).isEmpty();
    }

    @Test
    void onlyPort22IsReachableFromAnotherMachine() {
        assertThat(portsBefore).contains(22, OPEN_BY_MISTAKE);
        assertThat(portsAfter).containsExactly(22);
    }

    @Test
    void whoGuessesIsShutOutAndTheVaultIsNot() {
        for (int i = 0; i < 6; i++) { // the one that is under way when the door closes hears nothing any more
            neighbour.run(
                    "timeout", "10", "ssh", "-oBatchMode=yes", "-oStrictHostKeyChecking=no", "guess@" + host.address());
        }

        var banned = host.root("for i in $(seq 30); do fail2ban-client status sshd | grep -q 'Currently banned:.*1' &&"
                + " exit 0; sleep 1; done; exit 1");

        assertThat(banned.exitCode()).isZero();
        assertThat(neighbour.openTcpPorts(host.address())).isEmpty();
        host.ssh("nocodo", admin, new SshPublicKey(hostKey())).close();
        host.root("fail2ban-client unban --all");
    }

    @Test
    void theOperatorsUnitIsASandbox() {
        host.root("cat >/run/nocodo-operator.service <<'X'\n" + OperatorUnit.text() + "X\n");

        var ran = host.root(
                "systemd-analyze security --no-pager --offline=true --threshold=25 /run/nocodo-operator.service");

        assertThat(ran.exitCode()).as(ran.stdout()).isZero();
        measured.add(ran.lines().getLast().replaceAll("[^ -~]", "").strip());
    }

    @Test
    void onlyRootReachesTheProvidersMetadata() {
        host.root("ip addr add 169.254.42.42/32 dev lo;"
                + " systemd-run --unit=metadata python3 -m http.server --bind 169.254.42.42 80");
        var ask = "curl -s -o /dev/null -m 5 --retry 5 --retry-connrefused http://169.254.42.42/ && echo told";

        assertThat(host.root(ask).stdout()).contains("told");
        for (var account : List.of("nocodo-operator", "nocodo-build", "nocodo-app", "nocodo-bridge", "nobody")) {
            var ran = host.root("setpriv --reuid=%s --clear-groups curl -s -m 5 http://169.254.42.42/ && echo told"
                    .formatted(account));
            assertThat(ran.stdout()).as(account).doesNotContain("told");
        }
        host.root("systemctl stop metadata; ip addr del 169.254.42.42/32 dev lo");
    }

    @Test
    void theBridgesKeyRunsItsOneCommandAndNothingElse() throws Exception {
        try (var session = HostSession.open(host.sshPort(), "nocodo-bridge", bridge, new SshPublicKey(hostKey()))) {

            assertThat(session.exec("sudo -n id -u; cat /etc/shadow", "")
                            .stdout()
                            .strip())
                    .isEqualTo("nocodo-bridge");
        }
    }

    @Test
    void sshAuditFindsNothingThatFailsAndOnlyTheTwoKnownWarnings() {
        assertThat(sshAuditBefore).contains("[fail]");

        var after = sshAudit();

        assertThat(after).contains("(kex) curve25519-sha256").doesNotContain("[fail]");
        var warnings = after.lines().filter(line -> line.contains("[warn]")).toList();
        measured.add("ssh-audit: %d fail, %d warn before; 0 fail, %d warn after"
                .formatted(count(sshAuditBefore, "[fail]"), count(sshAuditBefore, "[warn]"), warnings.size()));
        assertThat(warnings).allMatch(line -> KNOWN_WARNINGS.stream().anyMatch(line::contains));
    }

    @Test
    void lynisFindsAtLeast80AndEveryFindingLeftHasAReason() {
        var after = Lynis.run(host);

        measured.add("lynis: %d before (%d findings), %d after (%d findings)"
                .formatted(
                        lynisBefore.index(),
                        lynisBefore.findings().size(),
                        after.index(),
                        after.findings().size()));
        assertThat(after.findings()).allMatch(Lynis.reasons()::containsKey);
        assertThat(after.index()).isGreaterThanOrEqualTo(80).isGreaterThan(lynisBefore.index());
    }

    private String sshAudit() {
        return neighbour.run("ssh-audit", "-n", host.address()).stdout();
    }

    private static long count(String text, String what) {
        return text.lines().filter(line -> line.contains(what)).count();
    }
}
