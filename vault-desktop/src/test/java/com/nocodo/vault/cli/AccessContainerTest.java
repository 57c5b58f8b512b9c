package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.server.BootingCloud;
import com.nocodo.vault.server.TestArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// Who comes into a real server, and by which keys: a member, a thief, and an owner whose computer dies again and
/// again.
@Tag("all")
class AccessContainerTest {
    private static final List<String> OPEN = MortalVault.OPEN;

    @TempDir
    Path folder;

    private final BootingCloud cloud = BootingCloud.startWithTools();
    private MortalVault owner;
    private Terminal member;

    @BeforeEach
    void start() throws Exception {
        owner = new MortalVault(folder.resolve("owner"), cloud.api(), TestArchive.real());
        member = new Terminal(folder.resolve("member"));
        var created = owner.terminal.type(OPEN, MortalVault.order(owner.prepare()));
        assertThat(created.code()).as(created.err()).isZero();
        member.type(OPEN, "create");
    }

    @AfterEach
    void stop() throws Exception {
        owner.type("lock");
        member.type(List.of(), "lock");
        cloud.close();
    }

    /// Of a file that was made for somebody else: its path and its code.
    private record Handed(String file, String code) {}

    private Handed handed(Terminal.Said said) {
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        return new Handed(
                said.data().path("file").asString(""), said.data().path("code").asString(""));
    }

    private Handed invited() throws Exception {
        return handed(member.type(OPEN, "server", "invite", file("invitation"), "--name", "Alex's laptop", "--json"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Handed admitted(Handed invitation, String to) throws Exception {
        return handed(owner.terminal.type(
                OPEN,
                "server",
                "admit",
                "shop",
                invitation.file(),
                "--code",
                invitation.code(),
                "--to",
                file(to),
                "--json"));
    }

    private static Terminal.Said join(Terminal terminal, Handed admission) throws Exception {
        return terminal.type(OPEN, "server", "join", admission.file(), "--code", admission.code());
    }

    private static String me(Entered entered) throws IOException {
        return entered.ask("/api/v1/me", "Cookie: " + entered.signIn());
    }

    @Test
    void keysAreChangedUnderKillsAndOneMemberIsShutOutWithoutTheOthers() throws Exception {
        var invitation = aMemberIsLetInAsThemselves();
        aThiefsCopyOpensNothingAfterTheKeysWereChanged();
        theServerMakesANewKeyAndTheMemberIsToldIt(invitation);
        theMemberIsShutOutInTheMiddle(invitation);
        assertThat(owner.type("verify").out()).isEqualTo("All is as it was written.\n");
        assertThat(owner.type("audit").out())
                .contains("server.admit", "server.rotate", "server.revoke", "server.people");
        assertThat(owner.type("server destroy shop --yes").out()).contains("Left in all zones: 0");
    }

    private Handed aMemberIsLetInAsThemselves() throws Exception {
        var invitation = invited();
        var wrong = owner.terminal.type(
                OPEN, "server", "admit", "shop", invitation.file(), "--code", "0000", "--to", file("wrong"));
        assertThat(wrong.code()).isNotZero();
        assertThat(wrong.err()).contains("another code");

        var admission = admitted(invitation, "admission");
        assertThat(join(member, admission).code()).isZero();
        try (var entered = Entered.into(member, OPEN, "shop")) {
            assertThat(me(entered)).contains("Alex's laptop", "builder");
            var people = owner.type("server people shop").out();
            assertThat(people).contains("Alex's laptop", "here now", "(this vault)");
        }
        return invitation;
    }

    private long lines(String account) {
        var file = "$(getent passwd %s | cut -d: -f6)/.ssh/authorized_keys".formatted(account);
        return Long.parseLong(cloud.host().root("grep -c . " + file).stdout().strip());
    }

    private void aThiefsCopyOpensNothingAfterTheKeysWereChanged() throws Exception {
        assertThat(owner.type("lock").code()).isZero();
        var own = owner.terminal.home().resolve("vault");
        var vault = folder.resolve("thief/vault");
        FileSystemUtils.copyRecursively(own, vault);
        Files.setPosixFilePermissions(vault, Files.getPosixFilePermissions(own));
        var thief = new Terminal(folder.resolve("thief"));

        try (var entered = Entered.into(member, OPEN, "shop")) {
            var cookie = entered.signIn();
            for (var step : List.of(
                    "Come in with the new keys",
                    "Reach the operator with the new key",
                    "Accept the old keys at SSH no more")) {
                owner.killWhenTold(step, "server", "rotate", "shop");
            }
            var rotated = owner.type("server rotate shop");

            assertThat(rotated.code()).as(rotated.err()).isZero();
            assertThat(rotated.out()).contains("See that the old keys are refused", "refused: administrator SHA256:");
            theMemberComesBackByThemselves(entered, cookie);
        }
        assertThat(lines("nocodo")).isOne();
        assertThat(lines("nocodo-bridge")).isEqualTo(2);
        for (var words : List.of("enter shop --no-browser", "people shop", "rotate shop")) {
            var tried = thief.type(OPEN, ("server " + words).split(" "));
            assertThat(tried.code()).as(words).isNotZero();
            assertThat(tried.err()).contains("does not accept the key");
        }
        thief.type(List.of(), "lock");
        try (var entered = Entered.into(owner.terminal, OPEN, "shop")) {
            assertThat(me(entered)).contains("owner");
        }
    }

    /// Their line was cut with the old keys, and is made again.
    private static void theMemberComesBackByThemselves(Entered entered, String cookie) throws Exception {
        for (int tries = 0; ; tries++) {
            var answer = entered.ask("/api/v1/me", "Cookie: " + cookie);
            if (answer.startsWith("HTTP/1.1 200")) {
                assertThat(answer).contains("Alex's laptop");
                return;
            }
            assertThat(answer).startsWith("HTTP/1.1 503");
            assertThat(tries).isLessThan(60);
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private void theServerMakesANewKeyAndTheMemberIsToldIt(Handed invitation) throws Exception {
        var before = hostKey();
        owner.killWhenTold("Use it, and forget the one before", "server", "rotate", "shop", "--host-key");
        var rotated = owner.type("server rotate shop");

        assertThat(rotated.code()).as(rotated.err()).isZero();
        assertThat(rotated.out()).contains("See that the server shows only its new key", "shown: SHA256:");
        assertThat(hostKey()).isNotEqualTo(before);
        assertThat(cloud.host().root("fail2ban-client status sshd").stdout()).contains("Currently banned:\t0");
        assertThat(owner.type("server scorecard shop").out()).doesNotContain(" red ");
        var refused = member.type(OPEN, "server", "enter", "shop", "--no-browser");
        assertThat(refused.err()).contains("Somebody else answers");
        assertThat(join(member, admitted(invitation, "again")).code()).isZero();
    }

    private String hostKey() {
        return cloud.host().root("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key").stdout();
    }

    private void theMemberIsShutOutInTheMiddle(Handed invitation) throws Exception {
        try (var entered = Entered.into(member, OPEN, "shop")) {
            assertThat(me(entered)).contains("Alex's laptop");
            var person = owner.terminal
                    .type(OPEN, "server", "people", "shop", "--json")
                    .data();
            var id = "";
            for (var one : person) {
                id = one.path("role").asString("").equals("member")
                        ? one.path("id").asString("")
                        : id;
            }

            var revoked = owner.type("server revoke shop " + id);

            assertThat(revoked.code()).as(revoked.err()).isZero();
            assertThat(entered.said()).containsAnyOf("does not accept the key", "no longer");
            assertThat(entered.isClosedSoon()).isTrue();
        }
        var again = member.type(OPEN, "server", "enter", "shop", "--no-browser");
        assertThat(again.err()).contains("does not accept the key of the account nocodo-bridge");
        assertThat(lines("nocodo-bridge")).isOne();
        assertThat(owner.type("server people shop").out()).doesNotContain("Alex");
        var anew = owner.terminal.type(
                OPEN, "server", "admit", "shop", file("invitation"), "--code", invitation.code(), "--to", file("anew"));
        assertThat(anew.err()).contains("revoked, and stay so");
        try (var entered = Entered.into(owner.terminal, OPEN, "shop")) {
            assertThat(me(entered)).contains("owner");
        }
    }
}
