package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page of the scorecard is what the catalogue says; `-Dgolden=write` renews it.
class HardeningPageTest {

    private static final Path PAGE = Path.of("../docs/reference/hardening.md");

    @Test
    void thePageSaysWhatTheCatalogueSays() throws Exception {
        var page = page();

        if ("write".equals(System.getProperty("golden"))) Files.writeString(PAGE, page);

        assertThat(PAGE).hasContent(page);
    }

    private static String page() {
        var page = new StringBuilder("""
                # How a server is hardened

                Written from the catalogue of `provisioning-scripts` by `HardeningPageTest`. The steps run in this order; run again, they change nothing. Each row of the scorecard is asked of the server itself. A row that cannot be so on this server (a container has no kernel of its own) is "not applicable", which is never counted as green.

                ## Steps

                | step | what it does | about |
                | --- | --- | --- |
                """);
        for (var step : Steps.all()) {
            page.append("| `%s` | %s | %d s |\n"
                    .formatted(step.id(), step.title(), step.expected().toSeconds()));
        }
        page.append("""

                `restart` only looks, until it is told which boot is to end; whoever tells it waits for the next one.

                `way-in` is applied under a timer: whoever does not come in again by a new connection and run `confirm-way-in` in time finds the old settings of sshd and of the firewall back, also after a restart of the server.

                ## Scorecard

                | id | what should be so | why | how it shows | step |
                | --- | --- | --- | --- | --- |
                """);
        for (var row : Hardening.rows()) {
            page.append("| %s | %s | %s | %s | `%s` |\n"
                    .formatted(row.id(), row.title(), row.why(), row.expected(), row.step()));
        }
        return page.toString();
    }
}
