package com.nocodo.cli;

import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.QuestionView;
import com.nocodo.protocol.SheetRequest;
import com.nocodo.protocol.terminal.Interrupts;
import com.nocodo.protocol.terminal.Output;
import com.nocodo.protocol.terminal.Terminal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "build",
        description = "Build an application from plain words or a spreadsheet, prove it, and start it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nFor example:%n",
        footer = {
            "  nocodo build \"We lend tools. Each loan is for one tool and one member …\" --yes",
            "  nocodo build @description.txt --answers answers.json --json",
            "  nocodo build --from members.xlsx",
            "",
            "A build that was stopped goes on where it was when the same command is run again."
        })
final class Build implements Callable<Integer> {
    @Parameters(
            paramLabel = "WORDS",
            arity = "0..1",
            description =
                    "What you need, in your own words, English or German, or an App Spec; @FILE reads a file, - standard input")
    @Nullable
    String words;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "A spreadsheet (XLSX or CSV) instead of words: its columns become the application, its rows are in it")
    @Nullable
    Path from;

    @Option(names = "--answers", paramLabel = "FILE", description = "Answers to questions: {\"id\": \"option\"}")
    @Nullable
    Path answers;

    @Option(
            names = {"-y", "--yes"},
            description = "Take the default answer of every question")
    boolean yes;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the application's repository goes")
    @Nullable
    Path out;

    @Option(names = "--no-run", description = "Prove it, then leave it stopped")
    boolean noRun;

    @Option(names = "--json", description = "Print one JSON document instead of text")
    boolean json;

    @Override
    public Integer call() throws Exception {
        if (from != null) {
            refuseBoth();
            var sheet = new SheetRequest(from.toAbsolutePath(), out, !noRun);
            return Interrupts.guarded(json, () -> {
                try (var operator = Operators.open()) {
                    return build(operator, sheet);
                }
            });
        }
        if (words == null) {
            throw Problem.invalid("Say what you need, in words, or give a spreadsheet with --from FILE.")
                    .toException();
        }
        var text = Words.of(words);
        Map<String, String> given = answers == null ? Map.of() : Words.answers(answers);
        try (var operator = Operators.open()) {
            var all = yes || answers != null ? given : ask(operator, text);
            // A question is outside: nothing is begun then, and a read of a terminal cannot be interrupted.
            return Interrupts.guarded(json, () -> build(operator, new BuildRequest(text, all, out, !noRun)));
        }
    }

    private void refuseBoth() {
        if (words != null || answers != null) {
            throw Problem.invalid("--from FILE takes no words and no answers: the spreadsheet says it all.")
                    .toException();
        }
    }

    private int build(OperatorApi operator, SheetRequest request) {
        var printer = new ProgressPrinter();
        var report = operator.buildFrom(request, printer);
        printer.end();
        return ReportPrinter.print(report, json);
    }

    private int build(OperatorApi operator, BuildRequest request) {
        var printer = new ProgressPrinter();
        var report = operator.build(request, printer);
        printer.end();
        return ReportPrinter.print(report, json);
    }

    /// At a terminal the questions are asked; elsewhere somebody has to say what holds.
    private static Map<String, String> ask(OperatorApi operator, String text) {
        var questions = operator.read(text, Map.of()).questions();
        if (questions.isEmpty()) {
            return Map.of();
        }
        if (!Terminal.present()) {
            throw Problem.invalid(
                            "%d questions are open. Say --yes to take the default answers, or --answers FILE.",
                            questions.size())
                    .toException();
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (var question : questions) {
            Output.say("");
            Output.say(question.text() + "  (" + question.why() + ")");
            int n = 0;
            for (var option : question.options()) {
                var mark = option.id().equals(question.defaultAnswer()) ? "*" : " ";
                Output.say(" %s %d  %s: %s".formatted(mark, ++n, option.label(), option.consequence()));
            }
            answers.put(question.id(), answer(question, Terminal.ask("nocodo: number, or Enter for *: ")));
        }
        return answers;
    }

    private static String answer(QuestionView question, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return "you_decide";
        }
        var text = typed.strip();
        if (!text.matches("\\d{1,2}")) {
            return text;
        }
        int n = Integer.parseInt(text);
        return n >= 1 && n <= question.options().size()
                ? question.options().get(n - 1).id()
                : text;
    }
}
