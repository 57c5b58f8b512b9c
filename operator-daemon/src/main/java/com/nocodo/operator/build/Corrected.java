package com.nocodo.operator.build;

import com.nocodo.modes.change.Changes;
import com.nocodo.modes.change.Unread;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecItem;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.protocol.IgnoredView;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.UnderstoodView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A spec that was read from a spreadsheet or from words, as the messages about it correct it.
final class Corrected {
    private final Deque<AppSpec> specs = new ArrayDeque<>();
    private final List<IgnoredView> ignored = new ArrayList<>();

    private Corrected(AppSpec base) {
        specs.push(base);
    }

    static Describing.Draft of(Describing.Base base, List<Correction> corrections) {
        var corrected = new Corrected(SpecYaml.read(base.spec()));
        corrections.stream().filter(one -> !one.text().isBlank()).forEach(corrected::say);
        return corrected.draft(base);
    }

    /// What is not understood changes nothing, and is shown beside the sketch.
    private void say(Correction correction) {
        var text = correction.text();
        var about = correction.about() == null
                ? null
                : SpecItem.find(specs.getFirst(), correction.about()).orElse(null);
        if (about == null && correction.about() != null) {
            ignored.add(new IgnoredView(text, "what it is about is not in the sketch any more"));
            return;
        }
        var reading = new Changes().read(specs.getFirst(), text, about);
        if (reading.undo() && specs.size() > 1) {
            specs.pop();
        } else if (reading.undo()) {
            ignored.add(new IgnoredView(text, "there is nothing to take back"));
        } else if (!reading.unread().isEmpty()) {
            ignored.add(new IgnoredView(
                    text, reading.unread().stream().map(Unread::why).distinct().collect(Collectors.joining("; "))));
        } else {
            specs.push(reading.spec());
        }
    }

    private Describing.Draft draft(Describing.Base base) {
        var spec = specs.getFirst();
        var yaml = SpecYaml.write(spec);
        var all = Stream.concat(ignored.stream(), base.skipped().stream()).toList();
        var reading = new ReadingView(understood(spec, base.remarks()), all, List.of());
        return new Describing.Draft(reading, spec.app().name(), yaml, Rendering.hash(yaml));
    }

    private static UnderstoodView understood(AppSpec spec, List<String> remarks) {
        var plain = SpecWords.understood(spec);
        return new UnderstoodView(
                plain.name(),
                plain.language(),
                plain.entities(),
                plain.roles(),
                plain.rules(),
                plain.reports(),
                Stream.concat(remarks.stream(), plain.assumed().stream()).toList());
    }
}
