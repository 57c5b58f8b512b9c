package com.nocodo.vault.safe;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Gives receipts and remembers the last few of each holder. A copy of the file that was put back and went on since
/// then does not know those that were given meanwhile, however far it has come.
final class Receipts {
    private static final Kind<Given> KIND = Kind.json(Kind.OURS + "receipts", Given.class);
    /// A holder that crashed before it wrote the last one down shows the one before.
    private static final int KEPT = 8;

    private final Core core;

    record Given(List<Receipt> receipts) {}

    Receipts(Core core) {
        this.core = core;
    }

    Receipt give(String holder) {
        return core.write(write -> {
            var token = new byte[16];
            core.means.random().nextBytes(token);
            var receipt =
                    new Receipt(core.vault(), write.epoch(), HexFormat.of().formatHex(token));
            var before = write.find(KIND, holder);
            var kept = new ArrayList<>(
                    before.map(stored -> stored.body().receipts()).orElse(List.of()));
            kept.add(receipt);
            var last = List.copyOf(kept.subList(Math.max(0, kept.size() - KEPT), kept.size()));
            write.put(
                    KIND,
                    holder,
                    "",
                    new Given(last),
                    before.map(Stored::revision).orElse(Write.NEW));
            return receipt;
        });
    }

    Receipt.Verdict check(String holder, Receipt shown) {
        if (!shown.vault().equals(core.vault())) {
            return Receipt.Verdict.FOREIGN;
        }
        if (shown.epoch() > core.header().epoch()) {
            return Receipt.Verdict.ROLLED_BACK;
        }
        var isKnown = new Items(core)
                .find(KIND, holder)
                .filter(given -> given.body().receipts().contains(shown))
                .isPresent();
        return isKnown ? Receipt.Verdict.KNOWN : Receipt.Verdict.OTHER_COPY;
    }
}
