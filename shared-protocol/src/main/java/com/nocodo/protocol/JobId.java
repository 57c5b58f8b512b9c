package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names one job of an operator. Everywhere the same text: `J-` and a number.
public record JobId(@JsonValue String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JobId {
        if (text.length() > 18 || !text.matches("J-[1-9][0-9]*")) {
            throw Problem.invalid("Not a job's id: '%.20s' (expected e.g. J-42)", Readable.of(text))
                    .toException();
        }
    }

    public static JobId of(long number) {
        return new JobId("J-" + number);
    }

    public long number() {
        return Long.parseLong(text.substring(2));
    }
}
