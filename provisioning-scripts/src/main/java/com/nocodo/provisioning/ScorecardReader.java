package com.nocodo.provisioning;

import com.nocodo.provisioning.Scorecard.Answer;
import com.nocodo.provisioning.Scorecard.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The form of a scorecard on its way: its length, one line for each row in the order asked, its end; nothing else.
final class ScorecardReader {

    private static final Pattern LINE =
            Pattern.compile("nocodo: row (\\w{1,4}) (green|red|not-applicable) (\\p{Print}{1,300})");

    private ScorecardReader() {}

    static Reading read(List<Row> asked, List<String> lines) {
        if (lines.size() != asked.size() + 2) {
            return refused("%d lines instead of %d; it was cut off, or something else spoke in between"
                    .formatted(lines.size(), asked.size() + 2));
        }
        if (!lines.getFirst().equals("nocodo: scorecard " + asked.size())) return refused("its first line is another");
        if (!lines.getLast().equals("nocodo: scorecard end")) return refused("its last line is another");
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < asked.size(); i++) {
            var match = LINE.matcher(lines.get(i + 1));
            if (!match.matches() || !match.group(1).equals(asked.get(i).id())) {
                return refused(
                        "there is no readable answer for row " + asked.get(i).id());
            }
            answers.add(new Answer(asked.get(i), verdict(match.group(2)), match.group(3)));
        }
        return new Reading.Read(new Scorecard(answers));
    }

    private static Verdict verdict(String word) {
        for (var verdict : Verdict.values()) {
            if (verdict.word().equals(word)) return verdict;
        }
        throw new IllegalStateException("The pattern lets no other word through: " + word);
    }

    private static Reading refused(String why) {
        return new Reading.Unreadable("The server's scorecard cannot be read: " + why + ". Ask it again.");
    }
}
