package com.nocodo.provisioning;

import java.util.List;

/// One line of the hardening scorecard: what should be so, why, and how the server is asked.
///
/// @param step the step that brings it about
/// @param check the function `row_ID`; it answers green, red or "not applicable", by what the server really is
public record Row(
        String id, String title, String why, String expected, String step, List<Parameter> parameters, String check) {

    public Row {
        parameters = List.copyOf(parameters);
    }

    static Row read(String id) {
        var resource = Resource.read("row/" + id + ".sh");
        return new Row(
                id,
                resource.says("title"),
                resource.says("why"),
                resource.says("expect"),
                resource.says("step"),
                Step.words(resource.says("parameters", "")).stream()
                        .map(Parameter::ofVariable)
                        .toList(),
                resource.body());
    }
}
