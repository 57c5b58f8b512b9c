package com.nocodo.cli;

import com.nocodo.protocol.PlanApi;
import com.nocodo.protocol.PlanApi.CommentView;
import com.nocodo.protocol.PlanApi.PlanView;
import com.nocodo.protocol.PlanApi.TaskDetailView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Remark;
import com.nocodo.protocol.terminal.ExitCodes;
import com.nocodo.protocol.terminal.Output;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "plan",
        description = "The newest plan of a project, or one of its tasks with what people say about it",
        mixinStandardHelpOptions = true)
final class ProjectPlan implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @ParentCommand
    ProjectCommands project = new ProjectCommands();

    @Parameters(index = "0", paramLabel = "PROJECT", description = "Its slug, as in: nocodo project list")
    String ref = "";

    @Parameters(index = "1", paramLabel = "TASK", arity = "0..1", description = "For example T-3")
    @Nullable
    String task;

    @Option(names = "--comment", paramLabel = "WORDS", description = "Say this about the task first")
    @Nullable
    String comment;

    @Override
    public Integer call() {
        try (var operator = Operators.open()) {
            var api = operator.plan(ref);
            var plan = api.all().stream()
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("%s has no plan yet; it comes with the build.", ref)
                            .toException());
            if (task != null) {
                show(api, plan, task);
            } else if (comment != null) {
                throw Problem.invalid("--comment is said about a task: name one, as in T-3")
                        .toException();
            } else {
                show(plan);
            }
            return ExitCodes.OK;
        }
    }

    private void show(PlanView plan) {
        if (project.json) {
            Output.envelope(true, Map.of("plan", plan), null);
            return;
        }
        Output.print(plan.title());
        plan.tasks()
                .forEach(one -> Output.print(
                        "%-5s %-12s %-18s %s".formatted(one.id(), one.state(), one.specialist(), one.title())));
    }

    private void show(PlanApi api, PlanView plan, String id) {
        if (comment != null) {
            api.comment(plan.epic(), id, new Remark("cli-" + UUID.randomUUID(), comment));
        }
        var detail = api.task(plan.epic(), id);
        if (project.json) {
            Output.envelope(true, Map.of("task", detail), null);
        } else {
            print(detail);
        }
    }

    private static void print(TaskDetailView detail) {
        var view = detail.task();
        Output.print("%s %s: %s, for %s, by a %s"
                .formatted(view.id(), view.title(), view.state(), view.specialist(), view.executor()));
        if (view.commit() != null) {
            Output.print("commit  " + view.commit());
        }
        detail.moves()
                .forEach(move -> Output.print(
                        "%s  %s (%s) %s".formatted(time(move.at()), move.to(), move.actor(), move.reason())));
        detail.checks()
                .forEach(one -> Output.print(
                        "check %s: %s".formatted(one.check().id(), one.check().verdict())));
        detail.comments().forEach(one -> Output.print(words(one, view.executor())));
    }

    private static String words(CommentView comment, String executor) {
        var reads = executor.equals("template") ? ", which reads no comments" : "";
        var reached = switch (comment.reached()) {
            case "went" -> "went with the task to a %s%s".formatted(executor, reads);
            case "late" -> "came when the task was over";
            default -> "goes with the task to a %s%s".formatted(executor, reads);
        };
        return "%s  %s: %s (%s)".formatted(time(comment.at()), comment.author(), comment.text(), reached);
    }

    private static String time(java.time.Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }
}
