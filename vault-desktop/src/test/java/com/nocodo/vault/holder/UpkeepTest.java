package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.KeyForm;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.door.StolenView;
import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.AccessKeys;
import com.nocodo.vault.server.Guest;
import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.ssh.SshKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an owner's vault does about the keys of its servers, by itself and when it is told to.
class UpkeepTest extends TwoVaults {
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
        assertThatThrownBy(() -> owners.access().admit(SHOP, Path.of(invitation.file()), invitation.code()))
                .hasMessageContaining("gives it nothing");
        assertThat(owner.holding.upkeep().rotations(SHOP)).isEmpty();
        assertThat(owner.holding.upkeep().guests(SHOP)).isEmpty();
    }

    private void putGuest(String name, boolean out, boolean settled, String trouble) {
        var guest = new Guest(name, SshKey.random(random).publicKey().text(), random.generateSeed(32));
        owner.holding
                .safe()
                .items()
                .put(
                        GuestRecord.KIND,
                        GuestRecord.id(SHOP, People.id(guest.vault())),
                        SHOP,
                        new GuestRecord(SHOP, guest, out, settled, trouble),
                        Write.NEW);
    }

    @Test
    void aKeyOfSomebodyWhomTheServerNeverTookIsGivenToNoServer() {
        putGuest("let in", false, true, "");
        putGuest("refused", false, false, "The operator does not take this name.");
        putGuest("just now", false, false, "");
        putGuest("shut out", true, true, "");

        assertThat(Upkeep.letIn(owner.holding.upkeep().guests(SHOP)))
                .extracting(Guest::name)
                .containsExactly("let in");
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
        assertThat(state("key-" + key)).as("its provider still takes it").isEqualTo(StolenView.State.OPEN);
        owners.access().tick("key-" + key);
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

    @Test
    void aServerThatIsForgottenStaysOnTheListUntilItIsTickedAndADestroyedOneIsDone() {
        owners.access().beginStolen();
        owner.holding.work().change(SHOP, server -> server.gone(Instant.now(), 7));
        assertThat(state("server-" + SHOP)).isEqualTo(StolenView.State.DONE);
        owner.holding.work().change(SHOP, server -> server.gone(Instant.now(), 0));
        assertThat(state("server-" + SHOP)).isEqualTo(StolenView.State.OPEN);

        owners.servers().forget(SHOP, "shop");

        assertThat(owners.access().stolen().exposed()).contains("the keys of the server shop");
        assertThat(state("server-" + SHOP)).isEqualTo(StolenView.State.OPEN);
        owners.access().beginStolen();
        assertThat(state("server-" + SHOP)).as("told again").isEqualTo(StolenView.State.OPEN);
        owners.access().tick("server-" + SHOP);
        assertThat(state("server-" + SHOP)).isEqualTo(StolenView.State.DONE);
    }

    @Test
    void invitationsThatWaitedAreDeletedAndListed() {
        owners.access().invite("my laptop", folder.resolve("waiting"));

        var stolen = owners.access().beginStolen();

        assertThat(owner.holding.safe().items().list(InvitationRecord.KIND)).isEmpty();
        assertThat(stolen.exposed()).contains("the keys of the invitation 'my laptop'");
        assertThat(stolen.tasks()).extracting(StolenView.TaskView::id).anyMatch(id -> id.startsWith("invitation-"));
    }

    @Test
    void whyAServerGetsNoNewKeysIsSaidOnTheList() {
        owners.access().setTrust(SHOP, Trust.PAUSED, "");
        owners.access().beginStolen();

        assertThat(owners.access().rotateAll()).isEmpty();

        assertThat(owners.access().stolen().tasks().getFirst().trouble()).contains("You paused this server");
    }

    private String guest(boolean out, String trouble) {
        var key = new SshKey(random.generateSeed(32));
        var guest = new Guest("Alex", key.publicKey().text(), key.point());
        var person = People.id(key.point());
        owner.holding
                .safe()
                .items()
                .put(
                        GuestRecord.KIND,
                        GuestRecord.id(SHOP, person),
                        SHOP,
                        new GuestRecord(SHOP, guest, out, trouble.isEmpty(), trouble),
                        Write.NEW);
        return person;
    }

    @Test
    void aChangeOfKeysThatPausesKeepsNobodyIn() {
        var person = guest(false, "");
        var next = AccessKeys.random(random);
        var rotation = new RotationRecord(SHOP, next, false, "50 may come in already", Instant.now(), null);
        owner.holding.safe().items().put(RotationRecord.KIND, "rotation-1", SHOP, rotation, Write.NEW);

        owners.access().revoke(SHOP, person);

        owner.holding.work().leaveOff();
        var old = owner.holding.work().get(SHOP).body().wanted().keys();
        var upkeep = owner.holding.upkeep();
        assertThat(upkeep.wanted(SHOP).in()).isEmpty();
        assertThat(upkeep.wanted(SHOP).out()).hasSize(1);
        assertThat(upkeep.wanted(SHOP).access().keys().admin()).isEqualTo(old.admin());
        assertThat(upkeep.wanted(SHOP).also().getFirst().admin()).isEqualTo(next.admin());
        var journal = new StoredJournal(owner.holding.safe().journal("rotation-1"));
        journal.add(new RunEntry("prove-new-vault-key", RunEntry.State.DONE, Map.of(), "", Instant.now()));
        assertThat(upkeep.wanted(SHOP).access().keys().admin()).isEqualTo(next.admin());
        assertThat(upkeep.wanted(SHOP).also().getFirst().admin()).isEqualTo(old.admin());
        journal.add(new RunEntry("remove-keys", RunEntry.State.DONE, Map.of(), "", Instant.now()));
        assertThat(upkeep.wanted(SHOP).also()).isEmpty();
    }

    @Test
    void whoIsToBeShutOutIsTriedAgainAtEachUnlock() {
        guest(true, "the line broke");

        owner.holding.upkeep().goOnWithAll();

        assertThat(owner.holding.work().isRunning(SHOP)).isTrue();
        owner.holding.work().leaveOff();
    }

    @Test
    void aServerThatIsNotTrustedIsNotMadeEither() {
        owner.holding.work().change(SHOP, server -> server.in(State.MAKING));
        owners.access().setTrust(SHOP, Trust.HOSTILE, "");

        assertThatThrownBy(() -> owner.holding.work().goOn(SHOP)).hasMessageContaining("gives it nothing");
        assertThatThrownBy(() -> owner.holding.work().begin(SHOP)).hasMessageContaining("gives it nothing");
        assertThat(owner.holding.work().isRunning(SHOP)).isFalse();
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
