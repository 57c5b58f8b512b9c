package com.nocodo.modes.intake.rules;

import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.structure.Course;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The moves between states that were told in order, and what is said of them further on: which is the last, and what
/// may be called off before what.
public final class Stages {
    private static final String LAST = "stays?|remains?|final|bleibt|endgültig|back|zurück";
    private static final String BEFOREHAND = "before|bevor|ehe";
    private final Lookup lookup;
    private final List<Moves> moves = new ArrayList<>();
    private final Set<Sentence> read = new HashSet<>();

    public Stages(Lookup lookup, List<Claim> claims) {
        this.lookup = lookup;
        for (var thing : lookup.draft().things) {
            for (var attribute : thing.attributes) {
                var course = attribute.course;
                if (course != null
                        && !course.moves().isEmpty()
                        && moves.stream().noneMatch(m -> m.thing() == thing)) {
                    moves.add(new Moves(thing, attribute, pairs(course), attribute.from));
                }
            }
        }
        claims.stream()
                .filter(c -> c instanceof Claim.Passes)
                .forEach(c -> read.add(c.clause().sentence()));
    }

    private static List<String[]> pairs(Course course) {
        var result = new ArrayList<String[]>();
        course.moves().forEach(m -> result.add(new String[] {Lookup.valueName(m.from()), Lookup.valueName(m.to())}));
        return result;
    }

    public void read(List<Sentence> sentences) {
        sentences.forEach(this::turns);
    }

    public List<Moves> moves() {
        return moves;
    }

    /// Whether a sentence was taken to tell states.
    public boolean told(Sentence sentence) {
        return read.contains(sentence);
    }

    private void turns(Sentence sentence) {
        boolean tells = sentence.tokens().stream()
                .anyMatch(t -> t.lower().matches(LAST) || t.lower().matches(BEFOREHAND));
        for (var move : tells ? List.copyOf(moves) : List.<Moves>of()) {
            var said = new LinkedHashMap<Integer, String>();
            for (var spot : lookup.spots(sentence.tokens())) {
                spot.values().stream()
                        .filter(v -> v.attribute() == move.attribute())
                        .findFirst()
                        .ifPresent(v -> said.put(spot.from(), v.value()));
            }
            if (!said.isEmpty()) {
                turn(sentence, move, said);
            }
        }
    }

    private void turn(Sentence sentence, Moves move, Map<Integer, String> said) {
        var tokens = sentence.tokens();
        boolean last = tokens.stream().anyMatch(t -> t.lower().matches(LAST));
        var values = List.copyOf(said.values());
        boolean before = tokens.stream().skip(1).map(Token::lower).anyMatch(w -> w.matches(BEFOREHAND));
        if (last) {
            var pairs = new ArrayList<>(move.pairs());
            pairs.removeIf(p -> p[0].equals(values.getLast()));
            replace(move, pairs);
            read.add(sentence);
        } else if (before && values.size() > 1 && !read.contains(sentence)) {
            calledOff(move, values.getFirst(), values.getLast());
            read.add(sentence);
        }
    }

    /// `It gets cancelled before it is done`: from every state that comes before.
    private void calledOff(Moves move, String off, String end) {
        var pairs = new ArrayList<>(move.pairs());
        for (var value : move.attribute().values.stream().map(Lookup::valueName).toList()) {
            boolean early = !value.equals(off) && !value.equals(end);
            if (early && pairs.stream().noneMatch(p -> p[0].equals(value) && p[1].equals(off))) {
                pairs.add(new String[] {value, off});
            }
        }
        replace(move, pairs);
    }

    private void replace(Moves move, List<String[]> pairs) {
        moves.remove(move);
        moves.add(new Moves(move.thing(), move.attribute(), pairs, move.from()));
    }
}
