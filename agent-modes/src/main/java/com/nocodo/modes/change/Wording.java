package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes off what says nothing: greetings, politeness, reasons.
final class Wording {
    private final Frames frames;

    Wording(Frames frames) {
        this.frames = frames;
    }

    /// Without greetings and other words that ask for nothing.
    List<Token> plain(List<Token> whole) {
        var skip = frames.named("skip");
        var tokens = new ArrayList<Token>();
        var sentence = withoutExample(whole);
        for (int i = 0; i < sentence.size(); ) {
            int at = i;
            int length = Stream.of(3, 2, 1)
                    .filter(n -> at + n <= sentence.size() && Matcher.says(sentence.subList(at, at + n), skip))
                    .findFirst()
                    .orElse(0);
            if (length == 0) {
                tokens.add(sentence.get(i));
            }
            i += Math.max(1, length);
        }
        for (boolean found = true; found; ) {
            found = false;
            while (!tokens.isEmpty()
                    && tokens.getLast().sign(".!?,;:-–…)")
                    && !(tokens.getLast().sign(")") && tokens.stream().anyMatch(t -> t.sign("(")))) {
                tokens.removeLast();
            }
            while (!tokens.isEmpty() && tokens.getFirst().sign(".!?,;:-–…")) {
                tokens.removeFirst();
            }
            for (int to = Math.min(8, tokens.size()); to > 0 && !found; to--) {
                if (Matcher.says(tokens.subList(0, to), frames.named("lead"))) {
                    tokens.subList(0, to).clear();
                    found = true;
                }
            }
            for (int from = Math.max(0, tokens.size() - 8); from < tokens.size() && !found; from++) {
                if (from > 0 && Matcher.says(tokens.subList(from, tokens.size()), frames.named("tail"))) {
                    tokens.subList(from, tokens.size()).clear();
                    found = true;
                }
            }
        }
        return tokens;
    }

    /// `…, e.g. "by the stream"`: an example of what may stand there changes nothing.
    private List<Token> withoutExample(List<Token> sentence) {
        for (int i = 1; i < sentence.size(); i++) {
            for (int n = 1; n <= 4 && i + n < sentence.size(); n++) {
                if (Matcher.says(sentence.subList(i, i + n), frames.named("example"))) {
                    return sentence.subList(0, i);
                }
            }
        }
        return sentence;
    }

    /// Without a reason that stands between: `that is fine since we have two of them, so the check can go`.
    List<List<Token>> reasonless(List<Token> tokens) {
        var result = new ArrayList<List<Token>>();
        for (int i = 1; i < tokens.size(); i++) {
            boolean because = reasons(tokens, i);
            for (int to = i + 2; because && to < tokens.size(); to++) {
                if (tokens.get(to).sign(",.;") && harmless(tokens.subList(i, to))) {
                    var rest = new ArrayList<>(tokens.subList(0, i));
                    rest.addAll(tokens.subList(to, tokens.size()));
                    result.add(rest);
                }
            }
        }
        return result;
    }

    private boolean reasons(List<Token> tokens, int i) {
        return Stream.of(1, 2, 3)
                .anyMatch(n -> i + n < tokens.size() && Matcher.says(tokens.subList(i, i + n), frames.named("reason")));
    }

    private boolean harmless(List<Token> tokens) {
        return tokens.stream()
                .noneMatch(t -> t.any(NOT, NEVER, ONLY, MUST, CAN, SHOULD, OWN)
                        || Matcher.says(List.of(t), frames.named("request_verb")));
    }

    /// Without the reason that follows: `…, because we always forget it`.
    Optional<List<Token>> reason(List<Token> tokens) {
        return Stream.iterate(1, i -> i < tokens.size(), i -> i + 1)
                .filter(i -> reasons(tokens, i))
                .findFirst()
                .filter(i -> harmless(tokens.subList(i, tokens.size())))
                .map(i -> plain(tokens.subList(0, i)))
                .filter(t -> !t.isEmpty());
    }
}
