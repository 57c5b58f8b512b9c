package com.nocodo.provisioning;

import java.util.List;
import java.util.Objects;

/// How a server answered all rows that it was asked, in their order.
public record Scorecard(List<Answer> answers) {

    /// @param evidence what the server saw, one line of plain ASCII
    public record Answer(Row row, Verdict verdict, String evidence) {}

    public sealed interface Reading {
        record Read(Scorecard scorecard) implements Reading {}

        /// Cut off, or not from our script: nothing of it is believed.
        record Unreadable(String why) implements Reading {}
    }

    public Scorecard {
        answers = List.copyOf(answers);
    }

    public List<Answer> with(Verdict verdict) {
        return answers.stream()
                .filter(answer -> Objects.equals(answer.verdict(), verdict))
                .toList();
    }

    /// Reads what `Script.check(asked, …)` printed.
    public static Reading read(List<Row> asked, List<String> lines) {
        return ScorecardReader.read(asked, lines);
    }
}
