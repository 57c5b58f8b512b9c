package com.nocodo.vault.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.provisioning.host.TestHost;
import com.nocodo.vault.ssh.HostKeyScan;
import com.nocodo.vault.ssh.SignIn;
import com.nocodo.vault.ssh.SshKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A server that its owner made is looked over, and gets our account, before anything else is done to it.
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnServerContainerTest {
    private static final OperatorArchive ARCHIVE = OperatorArchive.unsent();

    private final SshKey roots = SshKey.random(new SecureRandom());
    private final SshKey alices = SshKey.random(new SecureRandom());
    private TestHost host;
    private SshPublicKey hostKey;

    @BeforeAll
    void start() throws Exception {
        host = TestHost.start("#cloud-config\nssh_pwauth: true\n".getBytes(StandardCharsets.UTF_8));
        for (int tries = 0; hostKey == null; tries++) {
            try {
                hostKey = HostKeyScan.of(host.address(), 22);
            } catch (ProblemException e) {
                assertThat(tries).isLessThan(60);
                TimeUnit.SECONDS.sleep(1);
            }
        }
        must("""
                until [ -e /run/cloud-init/result.json ]; do sleep 0.2; done
                mkdir -p /root/.ssh && echo '%s' >/root/.ssh/authorized_keys
                for name in alice bob; do useradd -m -s /bin/bash $name; done
                mkdir -p ~alice/.ssh && echo '%s' >~alice/.ssh/authorized_keys && chown -R alice ~alice/.ssh
                echo bob:bobs-own-words | chpasswd && usermod -aG sudo bob
                """.formatted(roots.publicLine("root"), alices.publicLine("alice")));
    }

    @AfterAll
    void end() {
        if (host != null) {
            host.close();
        }
    }

    private String must(String text) {
        var ran = host.root(text);
        assertThat(ran.exitCode()).as(ran.stderr()).isZero();
        return ran.stdout().strip();
    }

    private static SignIn with(SshKey key) {
        return new SignIn(new String(key.privateFile("once"), StandardCharsets.US_ASCII), null, null);
    }

    private OwnHost as(String user, boolean closeOthers) {
        return new OwnHost(host.address(), 22, user, hostKey.text(), false, closeOthers);
    }

    /// Adopts until our account is there.
    private List<RunEntry> adopt(OwnHost own, @Nullable SignIn signIn, Wanted wanted) throws InterruptedException {
        var journal = new KeptJournal();
        var runs = new OwnServerRuns(journal, progress -> {}, () -> journal.isDone("own-account"));
        assertThatThrownBy(() -> runs.adopt(own, Optional.ofNullable(signIn), wanted, ARCHIVE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Stopped before");
        return journal.all();
    }

    private void refused(OwnHost own, @Nullable SignIn signIn, String... why) {
        var before = everything();
        var runs = new OwnServerRuns(new KeptJournal(), progress -> {}, () -> false);

        assertThatThrownBy(() -> runs.adopt(own, Optional.ofNullable(signIn), wanted(), ARCHIVE))
                .isInstanceOf(ProblemException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(why));

        assertThat(everything()).isEqualTo(before);
    }

    /// What could be changed by a step.
    private String everything() {
        return must("find /etc /root /home /usr/lib/nocodo /var/lib/nocodo -type f -newermt 2000-01-01"
                + " ! -name .bash_history -exec sha256sum {} + 2>/dev/null | sort; getent passwd; getent group");
    }

    private static Wanted wanted() {
        var keys = ServerKeys.random(new SecureRandom());
        return new Wanted(
                "nocodo-op-1",
                "",
                "",
                "",
                0,
                "shop",
                null,
                keys.boot().seed(),
                keys.admin().seed(),
                keys.bridge().seed(),
                keys.vault().seed(),
                new byte[32],
                20_000);
    }

    @Test
    void whatSpeaksAgainstAServerIsSaidBeforeAnythingIsChanged() {
        refused(as("root", false), with(alices), "does not let root in", "Nothing was changed");
        refused(as("alice", false), with(alices), "alice cannot become root", "without a password");
        refused(as("bob", false), new SignIn(null, null, "not bobs words"), "does not let bob in");
        refused(as("root", false), null, "Signing in as root once more is needed");
        refused(
                new OwnHost(
                        host.address(),
                        22,
                        "root",
                        SshKey.random(new SecureRandom()).publicKey().text(),
                        false,
                        false),
                with(roots),
                "Somebody else answers");
        refused(
                new OwnHost("127.0.0.1", host.sshPort(), "root", hostKey.text(), false, false),
                with(roots),
                "something in between translates");
        refused(as("root", false), with(roots), "would be shut out", "bob");

        must(
                "cp /etc/os-release /root/release && rm /etc/os-release && printf 'ID=alpine\\nVERSION_ID=3.22\\n' >/etc/os-release");
        refused(as("root", true), with(roots), "alpine 3.22", "Debian 12 and Ubuntu 24.04");
        must("rm /etc/os-release && mv /root/release /etc/os-release");
        must("useradd -m nocodo");
        refused(as("root", true), with(roots), "an account nocodo");
        must("userdel -r nocodo; systemd-run -q --unit=web python3 -m http.server 8080; sleep 1; passwd -q -l bob");
        refused(as("root", false), with(roots), "8080");
        must("systemctl stop web; passwd -q -u bob");
        must("echo 'AllowUsers root alice' >/etc/ssh/sshd_config.d/own.conf");
        refused(as("root", true), with(roots), "allowusers");
        must("rm /etc/ssh/sshd_config.d/own.conf");
    }

    @Test
    void whoSignsInByPasswordOrByKeyLeavesOurAccountAndWhoHasAGoodKeyStays() throws Exception {
        for (var signIn : List.of(new SignIn(null, null, "bobs-own-words"), with(roots))) {
            var user = signIn.password() == null ? "root" : "bob";
            var wanted = wanted();
            var own = as(user, true);

            var entries = adopt(own, signIn, wanted);

            var facts = Facts.of(entries);
            assertThat(facts.get("kept-accounts")).isEqualTo("alice");
            assertThat(facts.get("address")).isEqualTo(host.address());
            assertThat(facts.get("host-key")).isEqualTo(hostKey.text());
            assertThat(entries.toString()).doesNotContain("bobs-own-words", "PRIVATE KEY");
            assertThat(must("id -nG alice")).contains("nocodo-ssh");
            var again = adopt(own, null, wanted); // killed before it was written down: our own key is enough
            assertThat(Facts.of(again).get("kept-accounts")).isEqualTo("alice");
            must("userdel -r nocodo; rm -f /etc/sudoers.d/50-nocodo; ! grep -rF bobs-own-words /var/log");
        }
    }

    private static final class KeptJournal implements RunJournal {
        private final List<RunEntry> entries = new ArrayList<>();

        @Override
        public List<RunEntry> all() {
            return List.copyOf(entries);
        }

        @Override
        public void add(RunEntry entry) {
            entries.add(entry);
        }

        boolean isDone(String step) {
            return entries.stream().anyMatch(one -> one.step().equals(step) && one.state() == RunEntry.State.DONE);
        }
    }
}
