package com.nocodo.cli;

import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Interrupts;
import com.nocodo.protocol.terminal.Output;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        description = "End the operator that serves this home. Applications that run go on.",
        mixinStandardHelpOptions = true)
final class Down implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON document")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return Interrupts.guarded(json, () -> {
            var ended = Operators.servers().end(Operators.home());
            if (json) {
                Output.envelope(true, Map.of("ended", ended.isPresent()), null);
            } else {
                Output.say(ended.isPresent() ? "ended" : "nobody serves this home");
            }
            return ExitCodes.OK;
        });
    }
}
