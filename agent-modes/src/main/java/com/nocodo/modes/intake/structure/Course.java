package com.nocodo.modes.intake.structure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The states that a record passes, and the moves between them, in the user's words.
public record Course(List<String> states, List<Move> moves) {

    /// One move from a state to the next.
    public record Move(String from, String to) {}

    /// Steps passed in order, each of which may end in one of several states.
    static Course of(List<List<String>> steps) {
        var states = new LinkedHashSet<String>();
        var moves = new LinkedHashSet<Move>();
        steps.forEach(states::addAll);
        for (int i = 1; i < steps.size(); i++) {
            for (var from : steps.get(i - 1)) {
                steps.get(i).stream().filter(to -> !to.equals(from)).forEach(to -> moves.add(new Move(from, to)));
            }
        }
        return new Course(List.copyOf(states), List.copyOf(moves));
    }

    /// One state after the other.
    public static Course straight(List<String> states) {
        return of(states.stream().map(List::of).toList());
    }

    /// With one more state, entered from every one that leads on.
    Course calledOff(String off) {
        var all = new ArrayList<>(states);
        all.add(off);
        var more = new ArrayList<>(moves);
        moves.stream().map(Move::from).distinct().forEach(from -> more.add(new Move(from, off)));
        return new Course(all, more);
    }
}
