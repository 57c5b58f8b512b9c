package com.nocodo.modes.intake;

import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Scores of many descriptions, and their macro averages.
final class ScoreBoard {
    private final Map<String, Score> scores = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    /// What was refused is scored as nothing understood.
    void add(Gold gold, Intake intake) {
        try {
            add(gold, intake.understand(gold.words()));
        } catch (Refusal _) {
            scores.put(
                    gold.id(),
                    new Score(gold, AppSpec.empty(new App("Nothing", "nothing", gold.language(), "EUR", null))));
        }
    }

    private void add(Gold gold, Understanding understanding) {
        scores.put(gold.id(), new Score(gold, understanding.spec()));
        SpecCheck.problems(understanding.spec()).forEach(p -> broken.add(gold.id() + ": " + p));
    }

    double average(Score.Part part) {
        return scores.values().stream()
                .map(s -> s.f1(part))
                .flatMap(Optional::stream)
                .mapToDouble(d -> d)
                .average()
                .orElse(0);
    }

    /// Problems of specs that were produced.
    List<String> broken() {
        return broken;
    }

    String table() {
        var text = new StringBuilder("| description |");
        for (var part : Score.Part.values()) {
            text.append(' ').append(part.name().toLowerCase(Locale.ROOT)).append(" |");
        }
        text.append("\n|")
                .append(" --- |".repeat(Score.Part.values().length + 1))
                .append('\n');
        scores.forEach((id, score) -> {
            text.append("| ").append(id).append(" |");
            for (var part : Score.Part.values()) {
                text.append(' ')
                        .append(score.f1(part).map(ScoreBoard::figure).orElse(""))
                        .append(" |");
            }
            text.append('\n');
        });
        return text + averages("**macro average**");
    }

    String averages(String name) {
        var text = new StringBuilder("| ").append(name).append(" |");
        for (var part : Score.Part.values()) {
            text.append(' ').append(figure(average(part))).append(" |");
        }
        return text.append('\n').toString();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    String misses() {
        var text = new StringBuilder();
        scores.forEach((id, score) -> {
            text.append(id).append('\n');
            score.misses().forEach(m -> text.append("  ").append(m).append('\n'));
        });
        return text.toString();
    }

    Score score(String id) {
        return Objects.requireNonNull(scores.get(id));
    }
}
