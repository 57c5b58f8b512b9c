package com.nocodo.operator.bench;

import com.nocodo.operator.LocalOperator;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.ChangeRequest;
import com.nocodo.protocol.CheckView;
import java.io.IOException;
import java.util.Map;

/// One field more, asked for in words, until the new version answers, beside the commands that prove it.
final class ChangeBench {
    private static final String WORDS = """
            We repair bikes. Customers have a name and a phone number. Each repair order is for one customer,
            with a date, a price and a status: open, in work or done. Only the owner may see prices.
            Show me all repair orders that are open.""";
    private static final double LIMIT = 1.3;

    private final Workplace workplace;

    ChangeBench(Workplace workplace) {
        this.workplace = workplace;
    }

    void run() throws IOException {
        try (var operator = LocalOperator.open(workplace.root(), System.getenv())) {
            var built = operator.build(new BuildRequest(WORDS, Map.of(), null, false), progress -> {});
            if (!built.proven()) {
                throw new IOException("the application was not proven: " + built.checks());
            }
            var slug = built.project().slug();
            try {
                var start = System.nanoTime();
                var changed = operator.change(
                        new ChangeRequest(slug, "Add a colour to customers", false, false), progress -> {});
                var all = (System.nanoTime() - start) / 1e9;
                if (!changed.proven()) {
                    throw new IOException("the change was not proven: " + changed.checks());
                }
                double commands = changed.checks().stream()
                        .mapToDouble(CheckView::seconds)
                        .sum();
                Table.line("a field more, from words to the new version", all, "s", "");
                Table.line("  the cargo, npm and test commands in it", commands, "s", "");
                Table.atMost("  ratio", all / commands, "x", LIMIT);
                changed.timings().forEach((step, seconds) -> Table.line("    " + step, seconds, "s", ""));
            } finally {
                operator.stop(slug);
            }
        }
    }
}
