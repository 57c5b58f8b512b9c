package com.nocodo.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a build or a change ended: the `data` of `build --json` and `apply --json`.
///
/// @param operations what a change did to the spec; empty for a first build
/// @param preview null when the application does not run
/// @param timings seconds by step
public record BuildReport(
        Project project,
        Spec spec,
        UnderstoodView understood,
        List<IgnoredView> ignored,
        List<OperationView> operations,
        Plan plan,
        List<CheckView> checks,
        @Nullable Preview preview,
        Model model,
        Map<String, Double> timings,
        List<QuestionView> questions) {

    public boolean proven() {
        return !checks.isEmpty() && checks.stream().allMatch(c -> c.verdict().equals("pass"));
    }

    /// The same, where the application is reached by another address.
    public BuildReport at(String url) {
        var there = preview == null ? null : new Preview(url, preview.ownerEmail, preview.ownerPassword);
        return new BuildReport(
                project, spec, understood, ignored, operations, plan, checks, there, model, timings, questions);
    }

    public record Project(String id, String slug, String path) {}

    public record Spec(String path, String hash) {}

    /// One spec operation in words, with the number of rows that it touched, where it touched any.
    public record OperationView(
            String words, boolean destructive, @Nullable Long rows) {}

    public record Plan(String epic, List<TaskView> tasks) {}

    /// Where the application runs, and its first account.
    public record Preview(String url, String ownerEmail, String ownerPassword) {}

    /// Which engine answered, and how many tokens it used: `none` and 0 without a model.
    public record Model(String engine, long tokens) {}
}
