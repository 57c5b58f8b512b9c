package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.door.CodingClisView.CliView;
import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.safe.Write;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.server.RunEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the vault knows of the coding CLIs of a server. Nobody is there.
class CodingClisTest extends TwoVaults {
    private void put(CodingClisRecord record) {
        owner.holding.safe().items().put(CodingClisRecord.KIND, SHOP, "", record, Write.NEW);
    }

    private List<CliView> wanted() {
        return owners.tools().codingClis(SHOP).clis().stream()
                .filter(CliView::wanted)
                .toList();
    }

    @Test
    void noneIsThereByItselfAndEachSaysWhoseItIsAndOnWhichTerms() {
        var clis = owners.tools().codingClis(SHOP);

        assertThat(clis.underway()).isFalse();
        assertThat(clis.clis())
                .hasSize(5)
                .allSatisfy(cli -> {
                    assertThat(cli.wanted()).isFalse();
                    assertThat(cli.version()).isNull();
                    assertThat(cli.maker()).isNotBlank();
                })
                .anySatisfy(cli -> {
                    assertThat(cli.id()).isEqualTo("claude-code");
                    assertThat(cli.open()).isFalse();
                    assertThat(cli.terms()).contains("Proprietary");
                });
    }

    @Test
    void whatWasInstalledIsToldWithItsVersion() {
        put(new CodingClisRecord(List.of("codex"), Map.of("codex", "0.171.0"), 1, true, ""));

        assertThat(wanted())
                .extracting(CliView::id, CliView::version)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("codex", "0.171.0"));
    }

    @Test
    void whyAChangePausedIsToldAndItDoesNotGoOnByItself() {
        put(new CodingClisRecord(List.of("codex"), Map.of(), 1, false, "the line broke"));

        new CodingClis(owner.holding).goOnWithAll();

        assertThat(owner.holding.work().isRunning(SHOP)).isFalse();
        assertThat(owners.tools().codingClis(SHOP).trouble()).isEqualTo("the line broke");
        assertThat(owners.tools().codingClis(SHOP).underway()).isTrue();
    }

    @Test
    void whatNobodyKnowsIsRefusedAndAServerThatIsNotTrustedGetsNothing() {
        assertThatThrownBy(() -> owners.tools().setCodingClis(SHOP, List.of("codex", "aider")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("aider");
        owners.access().setTrust(SHOP, Trust.PAUSED, "");
        assertThatThrownBy(() -> owners.tools().setCodingClis(SHOP, List.of("codex")))
                .hasMessageContaining("paused");
        assertThatThrownBy(() -> owners.tools().setCodingClis("nothing", List.of()))
                .isInstanceOf(ProblemException.class);

        assertThat(wanted()).isEmpty();
        assertThat(owners.tools().codingClis(SHOP).underway()).isFalse();
    }

    @Test
    void aServerThatIsForgottenLeavesNothingOfIt() {
        put(new CodingClisRecord(List.of("codex"), Map.of("codex", "0.171.0"), 1, true, ""));

        owners.servers().forget(SHOP, "shop");

        assertThat(owner.holding.safe().items().list(CodingClisRecord.KIND)).isEmpty();
    }

    @Test
    void whatARunToldAreTheVersionsOfThoseThatAreThere() {
        var facts = Facts.of(List.of(new RunEntry(
                "coding-clis",
                RunEntry.State.DONE,
                Map.of("cli-codex", "0.171.0", "coding-clis-changed", "1"),
                "",
                Instant.now())));

        assertThat(CodingClis.versions(facts)).containsExactly(Map.entry("codex", "0.171.0"));
    }

    /// Its key is not here any more.
    @Test
    void anotherServerLikeOneIsOrderedAsThatOneWasWithoutItsNameItsPriceAndItsKey() {
        var order = owners.servers().like(SHOP);

        assertThat(order.zone()).isEqualTo("fr-par-1");
        assertThat(order.size()).isEqualTo("DEV1-S");
        assertThat(order.image()).isEqualTo("debian-12");
        assertThat(order.diskGigabytes()).isEqualTo(20);
        assertThat(order.key()).isEmpty();
        assertThat(order.name()).isEmpty();
        assertThat(order.agreedPerHour()).isNull();
        owners.access().setTrust(SHOP, Trust.HOSTILE, "");
        assertThat(owners.servers().like(SHOP)).isEqualTo(order);
    }
}
