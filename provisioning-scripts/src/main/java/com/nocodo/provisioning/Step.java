package com.nocodo.provisioning;

import java.time.Duration;
import java.util.List;

/// One idempotent change to a server: run a second time, it changes nothing.
///
/// @param expected how long it takes on a small server, for a progress bar that was never right yet
/// @param parameters what its script must be told
/// @param apply the function `step_run` and those it calls
/// @param files what the script brings along, as functions that print them
public record Step(
        String id, String title, Duration expected, List<Parameter> parameters, String apply, List<String> files) {

    public Step {
        parameters = List.copyOf(parameters);
        files = List.copyOf(files);
    }

    static Step read(String id) {
        var resource = Resource.read("step/" + id + ".sh");
        return new Step(
                id,
                resource.says("title"),
                Duration.ofSeconds(Integer.parseInt(resource.says("seconds"))),
                words(resource.says("parameters", "")).stream()
                        .map(Parameter::ofVariable)
                        .toList(),
                Step.words(resource.says("parts", "")).stream()
                        .map(part -> Resource.read("part/" + part + ".sh").body())
                        .reduce(resource.body(), String::concat),
                words(resource.says("files", "")));
    }

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
