package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.vault.door.InvitationView;
import com.nocodo.vault.door.KeyForm;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.StolenView;
import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.AccessKeys;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.Wanted;
import com.nocodo.vault.ssh.SshKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// An owner's vault and a member's, and the two files that go from one to the other.
class AccessTest {
    private static final String SHOP = "server-1";

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final String hostKey = SshKey.random(random).publicKey().text();
    private TestHolding owner;
    private TestHolding member;
    private VaultApi owners;
    private VaultApi members;

    @BeforeEach
    void start() throws IOException {
        owner = new TestHolding(folder.resolve("owner"));
        member = new TestHolding(folder.resolve("member"));
        owners = opened(owner);
        members = opened(member);
        putServer(Instant.now());
    }

    private static VaultApi opened(TestHolding holding) throws IOException {
        var door = holding.connect();
        door.create(TestHolding.PASSWORD);
        return door;
    }

    @AfterEach
    void stop() {
        owner.close();
        member.close();
    }

    /// One that was made and paired, as the vault keeps it. Nobody is there.
    private void putServer(Instant ordered) {
        var keys = AccessKeys.random(random);
        var wanted = new Wanted(
                "nocodo-op-1",
                "fr-par-1",
                "DEV1-S",
                "debian-12",
                20,
                "shop",
                null,
                new byte[32],
                keys.admin(),
                keys.bridge(),
                keys.vault(),
                new byte[0],
                23456);
        var record = new ServerRecord("key", "scaleway", wanted, State.READY, null, null, "", ordered, null, 0);
        var safe = owner.holding.safe();
        var before = safe.items().find(ServerRecord.KIND, SHOP);
        safe.items()
                .put(
                        ServerRecord.KIND,
                        SHOP,
                        "shop",
                        record,
                        before.map(one -> one.revision()).orElse(Write.NEW));
        owner.holding
                .work()
                .making(SHOP)
                .add(new RunEntry(
                        "pair",
                        RunEntry.State.DONE,
                        Map.of(
                                "address",
                                "192.0.2.1",
                                "host-key",
                                hostKey,
                                "operator-key",
                                Base64.getEncoder().encodeToString(new byte[32])),
                        "",
                        ordered));
    }

    private InvitationView invited() {
        return members.access().invite("Alex's laptop", folder.resolve("invitation"));
    }

    /// As if the server had been told.
    private InvitationView admitted(InvitationView invitation, String to) {
        var read = SignedFile.read(invitation.file(), Invitation.class, Invitation.WHAT);
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

        var joined = members.access().join(admission.file(), admission.code().toUpperCase(java.util.Locale.ROOT));

        assertThat(joined.name()).isEqualTo("shop");
        assertThat(joined.state()).isEqualTo(State.READY);
        var access = member.holding.upkeep().access(joined.id());
        assertThat(access.host()).isEqualTo("192.0.2.1");
        assertThat(access.hostKey()).isEqualTo(hostKey);
        var read = SignedFile.read(invitation.file(), Invitation.class, Invitation.WHAT);
        assertThat(new SshKey(access.keys().bridge()).publicKey().text()).isEqualTo(read.ssh());
        assertThat(new SshKey(access.keys().vault()).point()).isEqualTo(read.vault());
        for (var file : new Path[] {invitation.file(), admission.file()}) {
            assertThat(Files.readString(file))
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
        var id = members.access().join(admission.file(), admission.code()).id();

        assertThatThrownBy(() -> members.servers().destroy(id, "shop")).hasMessageContaining("somebody else's");
        assertThatThrownBy(() -> members.access().rotate(id, false)).hasMessageContaining("only its owner");
        assertThatThrownBy(() -> members.access().admit(id, invitation.file(), invitation.code()))
                .hasMessageContaining("only its owner");
        members.servers().forget(id, "shop");
        assertThat(members.servers().all()).isEmpty();
    }

    @Test
    void aServerThatHasANewKeyIsToldAgainAndAnotherOperatorIsNotTakenForIt() throws Exception {
        var invitation = invited();
        var first = admitted(invitation, "first");
        var id = members.access().join(first.file(), first.code()).id();
        var renewed = SshKey.random(random).publicKey().text();
        owner.holding
                .work()
                .making(SHOP)
                .add(new RunEntry(
                        "rotated-host-key", RunEntry.State.DONE, Map.of("host-key", renewed), "", Instant.now()));
        var second = admitted(invitation, "second");

        assertThat(members.access().join(second.file(), second.code()).id()).isEqualTo(id);
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
        assertThatThrownBy(() -> members.access().join(third.file(), third.code()))
                .hasMessageContaining("another operator");
        assertThat(member.holding.upkeep().access(id).hostKey()).isEqualTo(renewed);
    }

    @Test
    void aFileThatIsForAnotherVaultIsNotTaken() throws Exception {
        var admission = admitted(invited(), "admission");
        try (var third = new TestHolding(folder.resolve("third"))) {
            var thirds = opened(third);

            assertThatThrownBy(() -> thirds.access().join(admission.file(), admission.code()))
                    .hasMessageContaining("for another vault");
        }
    }

    /// Each field of both files, each byte of their text, and each length.
    @Test
    void aFileThatWasChangedOrCutOffIsRefused() throws Exception {
        var invitation = invited();
        var admission = admitted(invitation, "admission");
        for (var file : new InvitationView[] {invitation, admission}) {
            var whole = Files.readString(file.file());
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

        assertThatThrownBy(() -> owners.access().admit(SHOP, other.file(), invitation.code()))
                .hasMessageContaining("another code");
        for (var code : new String[] {"", "0000", invitation.code().substring(1), "x".repeat(1_000)}) {
            assertThatThrownBy(() -> owners.access().admit(SHOP, invitation.file(), code))
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

    @Test
    void whoWasShutOutIsNotLetInAgainWithTheSameKeys() {
        var invitation = invited();
        admitted(invitation, "admission");
        var guest = owner.holding.upkeep().guests(SHOP).getFirst();
        owner.holding
                .safe()
                .items()
                .put(GuestRecord.KIND, guest.id(), SHOP, guest.body().shutOut().known(), guest.revision());

        assertThatThrownBy(() -> owners.access().admit(SHOP, invitation.file(), invitation.code()))
                .hasMessageContaining("revoked, and stay so");
        assertThatThrownBy(() -> admitted(invitation, "again")).hasMessageContaining("not let in");
    }

    @Test
    void keysThatAreOldAreToldAndNothingIsDoneByItself() {
        putServer(Instant.now().minus(Duration.ofDays(89)));
        assertThat(owners.access().rotation(SHOP).due()).isFalse();

        putServer(Instant.now().minus(Duration.ofDays(91)));

        assertThat(owners.access().rotation(SHOP).due()).isTrue();
        assertThat(owners.access().rotation(SHOP).underway()).isFalse();
    }

    /// What opens the server in the middle of a change depends on how far that has come.
    @Test
    void theNewKeysAreUsedFromTheStepOnThatProvedThem() {
        var next = AccessKeys.random(random);
        owner.holding
                .safe()
                .items()
                .put(
                        RotationRecord.KIND,
                        "rotation-1",
                        SHOP,
                        new RotationRecord(SHOP, next, false, "the line broke", Instant.now(), null),
                        Write.NEW);
        assertThat(owner.holding.upkeep().keys(SHOP).vault()).isNotEqualTo(next.vault());
        assertThat(owners.access().rotation(SHOP).trouble()).isEqualTo("the line broke");

        new StoredJournal(owner.holding.safe().journal("rotation-1"))
                .add(new RunEntry("prove-new-vault-key", RunEntry.State.DONE, Map.of(), "", Instant.now()));

        assertThat(owner.holding.upkeep().keys(SHOP).vault()).isEqualTo(next.vault());
        assertThatThrownBy(() -> owners.access().revoke(SHOP, People.id(new SshKey(next.vault()).point())))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aServerThatIsNotTrustedGetsNothingUntilItIsTrustedAgain() {
        owners.access().setTrust(SHOP, Trust.PAUSED, "");
        isGivenNothing();
        owners.access().setTrust(SHOP, Trust.TRUSTED, "");
        assertThat(owner.holding.upkeep().access(SHOP).host()).isEqualTo("192.0.2.1");

        owners.access().setTrust(SHOP, Trust.HOSTILE, "");
        isGivenNothing();
        assertThatThrownBy(() -> owners.access().setTrust(SHOP, Trust.TRUSTED, "another"))
                .hasMessageContaining("another name");
        isGivenNothing();
        owners.access().setTrust(SHOP, Trust.TRUSTED, "shop");

        assertThat(owners.access().trust(SHOP).trust()).isEqualTo(Trust.TRUSTED);
        assertThat(owners.audit(0, 100))
                .filteredOn(line -> line.verb().equals("server.trust"))
                .hasSize(4);
    }

    private void isGivenNothing() {
        var invitation =
                members.access().invite("x", folder.resolve(UUID.randomUUID().toString()));
        assertThatThrownBy(() -> owners.servers().enter(SHOP)).hasMessageContaining("gives it nothing");
        assertThatThrownBy(() -> owners.access().rotate(SHOP, false)).hasMessageContaining("gives it nothing");
        assertThatThrownBy(() -> owners.access().people(SHOP)).hasMessageContaining("gives it nothing");
        assertThatThrownBy(() -> owners.access().admit(SHOP, invitation.file(), invitation.code()))
                .hasMessageContaining("gives it nothing");
        assertThat(owner.holding.upkeep().rotations(SHOP)).isEmpty();
        assertThat(owner.holding.upkeep().guests(SHOP)).isEmpty();
    }

    private StolenView.State state(String task) {
        return owners.access().stolen().tasks().stream()
                .filter(one -> one.id().equals(task))
                .map(StolenView.TaskView::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsLeftToDoAfterATheftStaysAListUntilAllOfItIsDone() {
        var key = owners.keys()
                .add(new KeyForm("digitalocean", "main", Map.of("token", "dop_v1_" + "a".repeat(64))))
                .id();
        assertThat(owners.access().stolen().begun()).isNull();

        var stolen = owners.access().beginStolen();
        var begun = Objects.requireNonNull(stolen.begun());

        assertThat(stolen.exposed()).containsExactly("the keys of the server shop", "the key 'main' of digitalocean");
        assertThat(stolen.tasks())
                .extracting(StolenView.TaskView::id)
                .containsExactly("server-" + SHOP, "key-" + key, "password", "sheet");
        assertThat(stolen.tasks().get(1).link()).startsWith("https://cloud.digitalocean.com/");
        assertThat(stolen.tasks()).extracting(StolenView.TaskView::state).containsOnly(StolenView.State.OPEN);
        assertThatThrownBy(() -> owners.access().tick("nothing")).hasMessageContaining("There is no");
        assertThatThrownBy(() -> owners.access().endStolen()).hasMessageContaining("Not all of it");

        owners.keys().remove(key);
        owners.passwordMayBeKnown(TestHolding.PASSWORD, "another horse battery staple");
        owners.renewRecovery("another horse battery staple");
        assertThat(state("key-" + key)).isEqualTo(StolenView.State.DONE);
        assertThat(state("password")).isEqualTo(StolenView.State.DONE);
        assertThat(state("sheet")).isEqualTo(StolenView.State.DONE);
        assertThat(state("server-" + SHOP)).isEqualTo(StolenView.State.OPEN);

        putRotation("rotation-before", begun.minusSeconds(60));
        assertThat(state("server-" + SHOP)).as("keys that were made before").isEqualTo(StolenView.State.OPEN);
        putRotation("rotation-after", begun.plusSeconds(1));
        assertThat(state("server-" + SHOP)).isEqualTo(StolenView.State.DONE);
        owners.access().endStolen();
        assertThat(owners.access().stolen().begun()).isNull();
    }

    private void putRotation(String id, Instant begun) {
        owner.holding
                .safe()
                .items()
                .put(
                        RotationRecord.KIND,
                        id,
                        SHOP,
                        new RotationRecord(SHOP, null, false, "", begun, begun.plusSeconds(5)),
                        Write.NEW);
    }
}
