package com.nocodo.cli;

import com.nocodo.protocol.Progress;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.terminal.Output;
import com.nocodo.protocol.terminal.Terminal;
import java.util.function.Consumer;

/// Shows long work on stderr: lines that stay, and at a terminal one line that changes.
final class ProgressPrinter implements Consumer<Progress> {
    private static final int WIDTH = 100;
    private final boolean terminal = Terminal.present();
    private boolean open;

    @Override
    public void accept(Progress progress) {
        switch (progress) {
            case Progress.Step(var text) -> line("▸ " + text);
            case Progress.Detail(var text) -> detail(text);
            case Progress.Understood(var reading) -> understood(reading);
            case Progress.Task(var task) -> {
                if (task.state().equals("done") || task.state().equals("blocked")) {
                    line("  %s %-5s %s".formatted(task.state().equals("done") ? "✓" : "✗", task.id(), task.title()));
                } else {
                    detail(task.title());
                }
            }
            case Progress.Check(var check, var took, var hint) -> {
                var mark = switch (check.verdict()) {
                    case "pass" -> "✓";
                    case "fail" -> "✗";
                    default -> "–";
                };
                var counts = check.ran() > 1 ? "%d of %d".formatted(check.passed(), check.ran()) : "";
                line("  %s %-18s %-12s %.1f s".formatted(mark, check.id(), counts, check.seconds()));
                if (check.finding() != null) {
                    line("      " + check.finding());
                }
            }
            case Progress.Note(var text) -> line("  " + text);
        }
    }

    private void understood(ReadingView reading) {
        var understood = reading.understood();
        line("  " + understood.name());
        for (var entity : understood.entities()) {
            line("  • %s: %s".formatted(entity.label(), String.join(", ", entity.fields())));
            if (!entity.links().isEmpty()) {
                line("      " + String.join(", ", entity.links()));
            }
        }
        understood.roles().forEach(role -> line("  • Role: " + role));
        understood.rules().forEach(rule -> line("  • Rule: " + rule));
        understood.reports().forEach(report -> line("  • Report: " + report));
        if (!understood.assumed().isEmpty()) {
            line("  Assumed, because it is usual: " + String.join(", ", understood.assumed()));
        }
        reading.ignored().forEach(part -> line("  Not used: \"%s\" (%s)".formatted(part.text(), part.why())));
        for (var question : reading.questions()) {
            var answer = question.answer() == null ? "as said in words" : question.answer();
            line("  ? %s  → %s".formatted(question.text(), answer));
        }
    }

    private void line(String text) {
        end();
        Output.say(text);
    }

    private void detail(String text) {
        if (terminal && !text.isBlank()) {
            var shown = text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text;
            Output.raw("\r\u001b[2K    " + shown);
            open = true;
        }
    }

    /// Clears the line that changes.
    void end() {
        if (open) {
            Output.raw("\r\u001b[2K");
            open = false;
        }
    }
}
