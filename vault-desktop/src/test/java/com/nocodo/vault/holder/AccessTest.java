package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.bridge.Identity;
import com.nocodo.protocol.bridge.Transcript;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.vault.door.InvitationView;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.ssh.SshKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// The two files that go from one vault to another.
class AccessTest extends TwoVaults {
    private InvitationView invited() {
        return members.access().invite("Alex's laptop", folder.resolve("invitation"));
    }

    /// As if the server had been told.
    private InvitationView admitted(InvitationView invitation, String to) {
        var read = SignedFile.read(Path.of(invitation.file()), Invitation.class, Invitation.WHAT);
        var person = People.id(read.vault());
        var place = GuestRecord.id(SHOP, person);
        if (owner.holding.safe().items().find(GuestRecord.KIND, place).isEmpty()) {
            owner.holding
                    .safe()
                    .items()
                    .put(
                            GuestRecord.KIND,
                            place,
                            SHOP,
                            new GuestRecord(SHOP, read.guest(), false, true, ""),
                            Write.NEW);
        }
        return owners.access().handOver(SHOP, person, folder.resolve(to));
    }

    @Test
    void twoFilesAndTwoCodesBringSomebodyIntoAServerOfSomebodyElses() throws Exception {
        var invitation = invited();
        assertThat(invitation.code()).matches("([0-9a-f]{4}-){4}[0-9a-f]{4}");
        var admission = admitted(invitation, "admission");

        var joined = members.access()
                .join(Path.of(admission.file()), admission.code().toUpperCase(java.util.Locale.ROOT));

        assertThat(joined.name()).isEqualTo("shop");
        assertThat(joined.state()).isEqualTo(State.READY);
        var access = member.holding.upkeep().access(joined.id());
        assertThat(access.host()).isEqualTo("192.0.2.1");
        assertThat(access.hostKey()).isEqualTo(hostKey);
        var read = SignedFile.read(Path.of(invitation.file()), Invitation.class, Invitation.WHAT);
        assertThat(new SshKey(access.keys().bridge()).publicKey().text()).isEqualTo(read.ssh());
        assertThat(new SshKey(access.keys().vault()).point()).isEqualTo(read.vault());
        for (var file : new String[] {invitation.file(), admission.file()}) {
            assertThat(Files.readString(Path.of(file)))
                    .doesNotContain(
                            text(access.keys().bridge()), text(access.keys().vault()))
                    .doesNotContain(text(owner.holding.upkeep().keys(SHOP).vault()));
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void whoVisitsAServerNeitherDestroysItNorChangesItsKeysNorLetsOthersIn() {
        var invitation = invited();
        var admission = admitted(invitation, "admission");
        var id = members.access()
                .join(Path.of(admission.file()), admission.code())
                .id();

        assertThatThrownBy(() -> members.servers().destroy(id, "shop")).hasMessageContaining("somebody else's");
        assertThatThrownBy(() -> members.access().rotate(id, false)).hasMessageContaining("only its owner");
        assertThatThrownBy(() -> members.access().admit(id, Path.of(invitation.file()), invitation.code()))
                .hasMessageContaining("only its owner");
        members.servers().forget(id, "shop");
        assertThat(members.servers().all()).isEmpty();
    }

    @Test
    void aServerThatHasANewKeyIsToldAgainAndAnotherOperatorIsNotTakenForIt() throws Exception {
        var invitation = invited();
        var first = admitted(invitation, "first");
        var id = members.access().join(Path.of(first.file()), first.code()).id();
        var renewed = SshKey.random(random).publicKey().text();
        owner.holding
                .work()
                .making(SHOP)
                .add(new RunEntry(
                        "rotated-host-key", RunEntry.State.DONE, Map.of("host-key", renewed), "", Instant.now()));
        var second = admitted(invitation, "second");

        assertThat(members.access().join(Path.of(second.file()), second.code()).id())
                .isEqualTo(id);
        assertThat(member.holding.upkeep().access(id).hostKey()).isEqualTo(renewed);

        owner.holding
                .work()
                .making(SHOP)
                .add(new RunEntry(
                        "pair",
                        RunEntry.State.DONE,
                        Map.of("operator-key", text(random.generateSeed(32))),
                        "",
                        Instant.now()));
        var third = admitted(invitation, "third");
        assertThatThrownBy(() -> members.access().join(Path.of(third.file()), third.code()))
                .hasMessageContaining("another operator");
        assertThat(member.holding.upkeep().access(id).hostKey()).isEqualTo(renewed);
    }

    @Test
    void aFileThatIsForAnotherVaultIsNotTaken() throws Exception {
        var admission = admitted(invited(), "admission");
        try (var third = new TestHolding(folder.resolve("third"))) {
            var thirds = opened(third);

            assertThatThrownBy(() -> thirds.access().join(Path.of(admission.file()), admission.code()))
                    .hasMessageContaining("for another vault");
        }
    }

    /// Each field of both files, each byte of their text, and each length.
    @Test
    void aFileThatWasChangedOrCutOffIsRefused() throws Exception {
        var invitation = invited();
        var admission = admitted(invitation, "admission");
        for (var file : new InvitationView[] {invitation, admission}) {
            var whole = Files.readString(Path.of(file.file()));
            var fields = (ObjectNode) Wire.JSON.readTree(whole);
            for (var name : new ArrayList<>(fields.propertyNames())) {
                for (var other : new String[] {"\"other\"", "null", "1", "[]", "\"AAAA\""}) {
                    var changed = fields.deepCopy();
                    changed.set(name, Wire.JSON.readTree(other));
                    isRefused(file, changed.toString());
                }
                var without = fields.deepCopy();
                without.remove(name);
                isRefused(file, without.toString());
            }
            for (int length = 0; length < whole.length(); length += 5) {
                isRefused(file, whole.substring(0, length));
            }
            for (int at = 0; at < whole.length(); at += 3) {
                var bytes = whole.getBytes(StandardCharsets.UTF_8);
                bytes[at] ^= 2;
                isRefused(file, new String(bytes, StandardCharsets.ISO_8859_1));
            }
            isRefused(file, " ".repeat(20_000) + whole);
        }
        assertThat(owner.holding.upkeep().guests(SHOP)).hasSize(1);
        assertThat(members.servers().all()).isEmpty();
    }

    private void isRefused(InvitationView file, String content) throws IOException {
        var changed = folder.resolve("changed");
        Files.writeString(changed, content);
        assertThatThrownBy(() -> {
                    if (file.file().endsWith("invitation")) {
                        owners.access().admit(SHOP, changed, file.code());
                    } else {
                        members.access().join(changed, file.code());
                    }
                })
                .as(content.strip())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("changed on its way");
    }

    /// Whole and well signed, by somebody who took the place of the one who was meant.
    @Test
    void anotherFileHasAnotherCode() {
        var invitation = invited();
        var other = members.access().invite("Alex's laptop", folder.resolve("other"));

        assertThatThrownBy(() -> owners.access().admit(SHOP, Path.of(other.file()), invitation.code()))
                .hasMessageContaining("another code");
        for (var code : new String[] {"", "0000", invitation.code().substring(1), "x".repeat(1_000)}) {
            assertThatThrownBy(() -> owners.access().admit(SHOP, Path.of(invitation.file()), code))
                    .as(code)
                    .hasMessageContaining("another code");
        }
        assertThat(owner.holding.upkeep().guests(SHOP)).isEmpty();
        assertThatThrownBy(() -> owners.access().admit(SHOP, folder.resolve("none"), "0"))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aNameThatIsNoneInvitesNobody() {
        for (var name : new String[] {"", "  ", "a\nb", "\u001b[2J", "x".repeat(81)}) {
            assertThatThrownBy(() -> members.access().invite(name, folder.resolve("named")))
                    .as(name)
                    .hasMessageContaining("in one line");
        }
        assertThat(folder.resolve("named")).doesNotExist();
    }

    /// By hand, since no vault of ours writes such a file.
    private String signed(InvitationView pattern, String name) throws IOException {
        var vault = SshKey.random(random);
        var ssh = SshKey.random(random).publicKey().text();
        var said = new Transcript("nocodo/invitation/1").add(name).add(ssh).add(vault.point());
        var file = (ObjectNode) Wire.JSON.readTree(Files.readString(Path.of(pattern.file())));
        file.put("name", name);
        file.put("ssh", ssh);
        file.put("vault", text(vault.point()));
        file.put("signature", text(Identity.sign(vault.seed(), said.bytes())));
        return Wire.JSON.writeValueAsString(file);
    }

    @Test
    void aNameThatIsNoneIsRefusedHoweverWellItIsSigned() throws Exception {
        var pattern = invited();
        var good = folder.resolve("good");
        Files.writeString(good, signed(pattern, "Sam's laptop"));
        assertThat(SignedFile.read(good, Invitation.class, Invitation.WHAT).name())
                .isEqualTo("Sam's laptop");

        for (var name :
                new String[] {"", "  ", "a\nb", "\u001b[2J", "\u0000", "a\u2028b", "x".repeat(81), "x".repeat(9_000)}) {
            isRefused(pattern, signed(pattern, name));
        }
        assertThat(owner.holding.upkeep().guests(SHOP)).isEmpty();
    }

    @Test
    void anOldFileDoesNotBringBackTheKeyThatTheServerHadThen() throws Exception {
        var invitation = invited();
        var first = admitted(invitation, "first");
        var id = members.access().join(Path.of(first.file()), first.code()).id();
        var renewed = SshKey.random(random).publicKey().text();
        owner.holding
                .work()
                .making(SHOP)
                .add(new RunEntry(
                        "rotated-host-key", RunEntry.State.DONE, Map.of("host-key", renewed), "", Instant.now()));
        var second = admitted(invitation, "second");
        members.access().join(Path.of(second.file()), second.code());

        for (var old : new InvitationView[] {first, second}) {
            assertThatThrownBy(() -> members.access().join(Path.of(old.file()), old.code()))
                    .hasMessageContaining("no newer");
        }
        assertThat(member.holding.upkeep().access(id).hostKey()).isEqualTo(renewed);
    }

    @Test
    void whoWasShutOutIsNotLetInAgainWithTheSameKeys() {
        var invitation = invited();
        admitted(invitation, "admission");
        var guest = owner.holding.upkeep().guests(SHOP).getFirst();
        owner.holding
                .safe()
                .items()
                .put(GuestRecord.KIND, guest.id(), SHOP, guest.body().shutOut().known(), guest.revision());

        assertThatThrownBy(() -> owners.access().admit(SHOP, Path.of(invitation.file()), invitation.code()))
                .hasMessageContaining("revoked, and stay so");
        assertThatThrownBy(() -> admitted(invitation, "again")).hasMessageContaining("not let in");
    }
}
