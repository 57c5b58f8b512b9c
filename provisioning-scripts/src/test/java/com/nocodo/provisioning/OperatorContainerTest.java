package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.HostSession;
import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestKey;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Installing an operator: a small stand-in that answers and makes its socket, packed as the real one is.
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorContainerTest {

    private final TestKey boot = TestKey.make();
    private final TestKey admin = TestKey.make();

    private TestHost host;
    private HostSession ssh;
    private Parameters told;
    private StandIn packing;

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
                .with(Parameter.OPERATOR_VERSION, "1.0")
                .with(Parameter.OPERATOR_NAME, "shop")
                .with(Parameter.OPERATOR_PORT, "20080")
                .with(Parameter.OPERATOR_ID, "nocodo-op-1")
                .with(Parameter.PAIRING_SECRET, "A".repeat(43) + "=");
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

    private StandIn.Packed packed(String version, String meddling) {
        return packing.packed(version, "", meddling);
    }

    private StepReport install(StandIn.Packed packed) {
        return Hosts.run(ssh, "operator", packed.in(told));
    }

    private String current() {
        return host.root("readlink /usr/lib/nocodo/current").stdout().strip();
    }

    @Test
    void itIsInstalledOnceAndAnotherVersionTakesItsPlaceBesideIt() {
        var first = packed("1", "");
        assertThat(staged(first)).hasValue("here");
        var installed = install(first);
        assertThat(installed.failed()).isEmpty();
        assertThat(installed.done()).isTrue();
        assertThat(staged(first)).hasValue("installed");
        assertThat(install(first).changed()).isEmpty();
        var before = current();

        var second = packed("2", "");
        assertThat(install(second).done()).isTrue();

        assertThat(current()).isNotEqualTo(before).endsWith(second.sum().substring(0, 12));
        assertThat(host.root("test -x /usr/lib/nocodo/" + before + "/bin/nocodo-operator")
                        .exitCode())
                .isZero();
        assertThat(Hosts.check(ssh, Hardening.rowsOf(Steps.named("operator")), told)
                        .with(Verdict.RED))
                .isEmpty();
    }

    private java.util.Optional<String> staged(StandIn.Packed packed) {
        return Hosts.run(ssh, "staging", packed.in(told)).fact("operator-archive");
    }

    @Test
    void anArchiveThatIsNotWhatWasSentOrNotAsItsManifestSaysIsNotInstalled() {
        var before = current();

        var changed = packed("3", "echo more >>bin/nocodo-operator");
        assertThat(install(changed).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("manifest", "nothing was installed"));
        var more = packed("4", "echo evil >bin/evil");
        assertThat(install(more).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("does not know", "nothing was installed"));
        var other = packed("5", "");
        host.root("echo x >>/var/lib/nocodo/incoming/operator-" + other.sum() + ".tar.gz");
        assertThat(install(other).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("nothing was installed"));
        assertThat(staged(other)).hasValue("missing");
        assertThat(install(other).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("was not sent"));

        var unsigned = packing.packed("6", "", "").signedBy(packing.packed("7", "", ""));
        assertThat(install(unsigned).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("not signed by whom this server trusts"));
        var stranger = packing.packed("8", "", "").of(Samples.KEY);
        assertThat(install(stranger).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("trusts another signer", "nothing was installed"));

        assertThat(current()).isEqualTo(before);
    }

    @Test
    void aPairingIsLeftForTheOperatorAloneAndAgainOnlyWhereItWasUsedUp() {
        var file = "/var/lib/nocodo-operator/pairing.json";

        assertThat(Hosts.run(ssh, "pairing", told).changed()).hasSize(1);
        assertThat(Hosts.run(ssh, "pairing", told).changed()).isEmpty();
        assertThat(host.root("stat -c '%U %a' " + file).stdout().strip()).isEqualTo("nocodo-operator 600");
        host.root("sed -i 's/\"tries\":0/\"tries\":1/' " + file);
        assertThat(Hosts.run(ssh, "pairing", told).changed()).hasSize(1);

        // The operator's account is taken over, and would have root write elsewhere.
        host.root("rm " + file + "; runuser -u nocodo-operator -- ln -s /etc/nocodo-stolen " + file);
        Hosts.run(ssh, "pairing", told);
        assertThat(host.root("test -e /etc/nocodo-stolen").exitCode()).isNotZero();
        assertThat(host.root("stat -c %F " + file).stdout()).startsWith("regular");
    }
}
