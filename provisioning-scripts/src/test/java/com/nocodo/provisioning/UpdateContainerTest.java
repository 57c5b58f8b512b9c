package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.HostSession;
import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Another operator in the place of the one that runs; each stand-in writes its version into what is its database.
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdateContainerTest {
    private final TestKey boot = TestKey.make();
    private final TestKey admin = TestKey.make();

    private TestHost host;
    private HostSession ssh;
    private Parameters told;
    private StandIn packing;
    private StandIn.Packed good;
    private int updates;

    @BeforeAll
    void prepare() {
        try (var key = boot.asBootKey()) {
            host = TestHost.start(UserData.of("operator-1", "nocodo", List.of(admin.publicKey()), key));
        }
        told = Parameters.none()
                .with(Parameter.ADMIN, "nocodo")
                .with(Parameter.ADMIN_KEYS, admin.publicKey().text())
                .with(Parameter.BRIDGE_KEYS, "")
                .with(Parameter.PATIENCE, "120")
                .with(Parameter.TOLERATED, "")
                .with(Parameter.OPERATOR_NAME, "shop")
                .with(Parameter.OPERATOR_PORT, "20080")
                .with(Parameter.UPDATE_SECONDS, "5");
        ssh = host.ssh("nocodo", admin, boot.publicKey());
        for (var step : List.of("first-boot", "accounts")) {
            assertThat(Hosts.run(ssh, step, told).done()).as(step).isTrue();
        }
        packing = new StandIn(host);
    }

    @AfterAll
    void end() {
        if (ssh != null) ssh.close();
        if (host != null) host.close();
    }

    /// Version 1 runs, with a fresh database.
    @BeforeEach
    void oneRuns() {
        host.root(
                "systemctl stop nocodo-operator; rm -rf /usr/lib/nocodo/* /var/lib/nocodo/update* /var/lib/nocodo-operator/*");
        good = packing.packed("1.0", "", "");
        assertThat(Hosts.run(ssh, "operator", good.in(told)).done()).isTrue();
        updates++;
    }

    private StepReport step(String step, StandIn.Packed packed) {
        var report = tried(step, packed);
        assertThat(report.done()).as(report.toString()).isTrue();
        return report;
    }

    private StepReport tried(String step, StandIn.Packed packed) {
        return Hosts.run(ssh, step, packed.in(told).with(Parameter.UPDATE_ID, Integer.toString(updates)));
    }

    private String said(String command) {
        return host.root(command).stdout().strip();
    }

    private void assertOneRunsAsBefore() {
        assertThat(said("readlink /usr/lib/nocodo/current")).startsWith("1.0-");
        assertThat(said("systemctl is-active nocodo-operator")).isEqualTo("active");
        assertThat(said("sort -u /var/lib/nocodo-operator/operator.db")).isEqualTo("1.0");
        assertThat(said("ls /var/lib/nocodo/update 2>&1")).contains("No such file");
        assertThat(said("systemctl is-enabled nocodo-update.timer")).isNotEqualTo("enabled");
    }

    @Test
    void aHealthyOneStaysWhenItIsConfirmedAndAllButTheOneBeforeGo() {
        for (var version : List.of("1.1", "1.2")) {
            var next = packing.packed(version, "", "");
            var switched = step("update-operator", next);
            assertThat(switched.fact("update")).hasValue("healthy");
            assertThat(said("systemctl is-active nocodo-update.timer")).isEqualTo("active");
            assertThat(step("update-operator", next).fact("update")).hasValue("healthy"); // the line broke
            assertThat(step("confirm-update", next).fact("update")).hasValue("confirmed");
            assertThat(step("confirm-update", next).changed()).isEmpty();
            assertThat(step("undo-update", next).fact("update")).hasValue("confirmed"); // too late
            assertThat(step("update-operator", next).fact("update")).hasValue("healthy");
            updates++;
        }

        assertThat(said("cat /usr/lib/nocodo/current/VERSION")).isEqualTo("1.2");
        assertThat(said("ls /usr/lib/nocodo | grep -c '^1\\.[12]-'")).isEqualTo("2");
        assertThat(said("ls /usr/lib/nocodo")).doesNotContain("1.0-");
        assertThat(said("systemctl is-enabled nocodo-update.timer")).isNotEqualTo("enabled");
        assertThat(said("ls /var/lib/nocodo/incoming")).isEmpty();
    }

    @Test
    void oneThatDoesNotBecomeHealthyIsTakenBackAtOnceWithItsDatabase() {
        for (var broken : List.of("exit 3", "exec sleep 600")) {
            var next = packing.packed("1.1", broken, "");
            var switched = step("update-operator", next);

            assertThat(switched.fact("update")).hasValue("undone");
            assertThat(switched.fact("update-why"))
                    .hasValueSatisfying(why -> assertThat(why).contains("does not answer"));
            assertThat(step("update-operator", next).fact("update")).hasValue("undone"); // asked again
            assertThat(step("confirm-update", next).fact("update")).hasValue("undone");
            assertOneRunsAsBefore();
            updates++;
        }
    }

    @Test
    void oneThatNobodyConfirmsIsTakenBackByTheServerItself() throws Exception {
        var next = packing.packed("1.1", "", "");
        assertThat(step("update-operator", next).fact("update")).hasValue("healthy");
        assertThat(said("sort -u /var/lib/nocodo-operator/operator.db")).contains("1.1");

        for (int tries = 0; said("cat /var/lib/nocodo/update-undone").isEmpty(); tries++) {
            assertThat(tries).isLessThan(120);
            TimeUnit.SECONDS.sleep(1);
        }

        assertOneRunsAsBefore();
        assertThat(step("confirm-update", next).fact("update-why"))
                .hasValueSatisfying(why -> assertThat(why).contains("nobody confirmed"));
        updates++;
        assertThat(step("update-operator", next).failed()).isEmpty();
    }

    @Test
    void oneThatIsUnfitByAnotherJudgementIsTakenBackWhenAsked() {
        var next = packing.packed("1.1", "", "");
        step("update-operator", next);

        assertThat(step("undo-update", next).fact("update")).hasValue("undone");
        assertThat(step("undo-update", next).changed()).isEmpty();

        assertOneRunsAsBefore();
    }

    @Test
    void whereItsDatabaseCannotBeCopiedTheOneThatRunsGoesOn() {
        var next = packing.packed("1.1", "", "");
        host.root(
                "cp -a /var/lib/nocodo /root/kept && mount -t tmpfs -o size=2m none /var/lib/nocodo && cp -a /root/kept/. /var/lib/nocodo"
                        + " && dd if=/dev/zero of=/var/lib/nocodo-operator/operator.db-wal bs=1M count=4");
        var switched = step("update-operator", next);
        host.root("umount /var/lib/nocodo; rm -r /root/kept");

        assertThat(switched.fact("update")).hasValue("undone");
        assertThat(switched.fact("update-why"))
                .hasValueSatisfying(why -> assertThat(why).contains("no room"));
        assertOneRunsAsBefore();
    }

    @Test
    void anOlderOneThatIsCalledANewerOneNeverRuns() {
        var older = packing.packed("1.1", "", "");
        var called = new StandIn.Packed("1.2", older.sum(), older.signer(), older.signature());

        assertThat(tried("update-operator", called).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("is called 1.2, and holds 1.1"));
        assertOneRunsAsBefore();
    }

    @Test
    void whatIsWronglySignedOrWasChangedNeverRuns() {
        var wrong = packing.packed("1.1", "", "").signedBy(good);
        assertThat(tried("update-operator", wrong).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("not signed by whom this server trusts"));
        var changed = packing.packed("1.1", "", "");
        host.root("echo x >>/var/lib/nocodo/incoming/operator-" + changed.sum() + ".tar.gz");
        assertThat(tried("update-operator", changed).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("nothing was installed"));
        assertOneRunsAsBefore();

        host.root(
                "ssh-keygen -q -t ed25519 -N '' -f /root/other && mv /root/signer /root/first && mv /root/other /root/signer"
                        + " && cp /root/signer.pub /root/first.pub && cp /root/other.pub /root/signer.pub");
        var others = packing.packed("1.1", "", "");
        assertThat(tried("update-operator", others).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("not signed by whom this server trusts"));
        assertThat(step("trust-signer", others).changed()).hasSize(1);
        assertThat(step("update-operator", others).fact("update")).hasValue("healthy");
        step("undo-update", others);
        host.root("mv /root/first /root/signer && mv /root/first.pub /root/signer.pub");
        assertThat(step("trust-signer", good).done()).isTrue();
    }
}
