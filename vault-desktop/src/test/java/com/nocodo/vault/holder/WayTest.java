package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.protocol.rpc.Wire;
import com.nocodo.vault.safe.Receipt;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Vault;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayTest {
    @TempDir
    Path folder;

    private Vault vault;
    private Safe safe;

    @BeforeEach
    void start() {
        vault = Vault.open(folder);
        var created = vault.create("correct horse battery staple".toCharArray());
        created.recovery().close();
        safe = created.safe();
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    private Way way() {
        return new Way(safe, "server-1", Instant.EPOCH, () -> {});
    }

    private String after(String kept) {
        var way = way();
        way.receipt(kept);
        return way.warning();
    }

    @Test
    void whatAnOperatorKeepsTellsWhetherThisVaultCameAfterIt() {
        var first = way().receipt("");
        var receipt = Wire.JSON.readValue(first, Receipt.class);

        assertThat(after("")).isEmpty();
        assertThat(after(first)).isEmpty();
        assertThat(after(text(new Receipt(receipt.vault(), receipt.epoch() + 1_000, receipt.token()))))
                .contains("older than when it was here last");
        assertThat(after(text(new Receipt(receipt.vault(), receipt.epoch(), "0".repeat(32)))))
                .contains("Another copy of this vault");
        assertThat(after(text(new Receipt("another", receipt.epoch(), receipt.token()))))
                .contains("of another vault");
    }

    private static String text(Receipt receipt) {
        return Wire.JSON.writeValueAsString(receipt);
    }

    @Test
    void aReceiptThatIsNoneIsSaidAndOpensNothing() {
        for (var kept : new String[] {"{", "7 abc", "[]", "null", "{\"vault\":1}", "\u0000"}) {
            assertThat(after(kept)).as(kept).contains("nobody can read");
        }
    }

    @Test
    void oneLinkIsMadeForEachThatIsAskedFor() {
        var way = way();

        assertThat(way.linkAsked()).isFalse();
        way.askLink();
        way.askLink();
        assertThat(way.linkAsked()).isTrue();
        assertThat(way.linkAsked()).isTrue();
        assertThat(way.linkAsked()).isFalse();
    }
}
