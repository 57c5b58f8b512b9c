package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup.Valued;
import java.util.ArrayList;
import java.util.List;

/// `A lesson goes from planned to held, cancelled or missed`; `a cancelled one cannot become held`.
final class Workflows {
    private Workflows() {}

    static boolean read(Saying saying, List<Moves> moves) {
        int become = saying.find(BECOME);
        if (become < 0 && !(saying.has(FROM) && saying.has(TO))) {
            return false;
        }
        var values = values(saying);
        if (values.size() < 2) {
            return false;
        }
        var first = values.getFirst();
        var same =
                values.stream().filter(v -> v.attribute() == first.attribute()).toList();
        if (RuleReader.forbids(saying.clause())) {
            return forbidden(saying, same, moves);
        }
        int from = saying.find(FROM, OF);
        var pairs = new ArrayList<String[]>();
        boolean chain = saying.clause().tokens().stream().filter(t -> t.is(TO)).count() > 1;
        for (int i = 1; i < same.size(); i++) {
            pairs.add(new String[] {
                chain ? same.get(i - 1).value() : first.value(), same.get(i).value()
            });
        }
        moves.removeIf(m -> m.attribute() == first.attribute());
        moves.add(new Moves(first.thing(), first.attribute(), pairs, saying.origin()));
        return from >= 0;
    }

    /// All moves but those that are ruled out.
    private static boolean forbidden(Saying saying, List<Valued> values, List<Moves> moves) {
        var first = values.getFirst();
        if (moves.stream().anyMatch(m -> m.attribute() == first.attribute())) {
            return true;
        }
        var all = first.attribute().values.stream()
                .map(com.nocodo.modes.intake.decide.Lookup::valueName)
                .toList();
        var barred = values.stream().skip(1).map(Valued::value).toList();
        var pairs = new ArrayList<String[]>();
        for (var from : all) {
            for (var to : all) {
                boolean ruledOut = from.equals(first.value()) && barred.contains(to);
                if (!from.equals(to) && !ruledOut) {
                    pairs.add(new String[] {from, to});
                }
            }
        }
        moves.add(new Moves(first.thing(), first.attribute(), pairs, saying.origin()));
        return true;
    }

    private static List<Valued> values(Saying saying) {
        var result = new ArrayList<Valued>();
        for (var spot : saying.spots()) {
            spot.values().stream()
                    .filter(v -> saying.things().contains(v.thing())
                            || saying.things().isEmpty())
                    .findFirst()
                    .or(() -> spot.values().stream().findFirst())
                    .ifPresent(result::add);
        }
        return result;
    }
}
