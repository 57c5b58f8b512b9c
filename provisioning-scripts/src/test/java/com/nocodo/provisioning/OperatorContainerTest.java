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

    /// Packs what lies in /root/pack as an archive, and prints its sum; `%s` runs before.
    private static final String PACK = """
            set -e; rm -rf /root/pack; mkdir -p /root/pack/o/bin; cd /root/pack/o
            cat >bin/nocodo-operator <<'X'
            #!/usr/bin/python3
            import http.server, os, socket
            door = socket.socket(socket.AF_UNIX)
            place = os.environ["NOCODO_BRIDGE_SOCKET"]
            if os.path.exists(place): os.remove(place)
            door.bind(place); os.chmod(place, 0o660); door.listen()
            http.server.HTTPServer(("127.0.0.1", int(os.environ["NOCODO_PORT"])), http.server.SimpleHTTPRequestHandler).serve_forever()
            X
            chmod 755 bin/nocodo-operator
            echo %s >VERSION
            find . -type f ! -name MANIFEST | xargs sha256sum >MANIFEST
            %s
            cd ..; tar -czf operator.tar.gz o
            sum=$(sha256sum operator.tar.gz | cut -d' ' -f1)
            mkdir -p /var/lib/nocodo/incoming; cp operator.tar.gz /var/lib/nocodo/incoming/operator-$sum.tar.gz
            echo $sum
            """;

    private final TestKey boot = TestKey.make();
    private final TestKey admin = TestKey.make();

    private TestHost host;
    private HostSession ssh;
    private Parameters told;

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
        host.root("install -d -m 700 /var/lib/nocodo /var/lib/nocodo/incoming");
    }

    @AfterAll
    void end() {
        if (ssh != null) ssh.close();
        if (host != null) host.close();
    }

    private String packed(String version, String meddling) {
        var ran = host.root(PACK.formatted(version, meddling));
        assertThat(ran.exitCode()).as(ran.stderr()).isZero();
        return ran.stdout().strip();
    }

    private StepReport install(String sum) {
        return Hosts.run(ssh, "operator", told.with(Parameter.OPERATOR_SUM, sum));
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

        assertThat(current()).isNotEqualTo(before).endsWith(second.substring(0, 12));
        assertThat(host.root("test -x /usr/lib/nocodo/" + before + "/bin/nocodo-operator")
                        .exitCode())
                .isZero();
        assertThat(Hosts.check(ssh, Hardening.rowsOf(Steps.named("operator")), told)
                        .with(Verdict.RED))
                .isEmpty();
    }

    private java.util.Optional<String> staged(String sum) {
        return Hosts.run(ssh, "staging", told.with(Parameter.OPERATOR_SUM, sum)).fact("operator-archive");
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
        host.root("echo x >>/var/lib/nocodo/incoming/operator-" + other + ".tar.gz");
        assertThat(install(other).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("nothing was installed"));
        assertThat(staged(other)).hasValue("missing");
        assertThat(install(other).failed())
                .hasValueSatisfying(why -> assertThat(why).contains("was not sent"));

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
