package com.nocodo.operator.data;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What an application refuses, in its own words.
final class Refusals {
    private Refusals() {}

    static Problem of(AppDoor.Answer answer) {
        var body = answer.body();
        var errors = errors(body);
        var detail = body.path("detail").asString("The application does not take this.");
        var code = switch (answer.status()) {
            case 400, 413, 422 -> Problem.Code.INVALID;
            case 403 -> Problem.Code.DENIED;
            case 404 -> Problem.Code.NOT_FOUND;
            case 409 -> Problem.Code.CONFLICT;
            default -> Problem.Code.UNAVAILABLE;
        };
        return new Problem(code, detail, errors);
    }

    private static List<FieldError> errors(JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        for (var error : body.path("errors")) {
            errors.add(new FieldError(
                    error.path("field").asString(""),
                    error.path("message").asString(error.path("code").asString(""))));
        }
        return errors;
    }

    /// In one line, with the labels of the fields.
    static String told(Fields fields, AppDoor.Answer answer) {
        var problem = of(answer);
        return problem.errors().isEmpty()
                ? problem.message()
                : problem.errors().stream().map(error -> told(fields, error)).collect(Collectors.joining("; "));
    }

    private static String told(Fields fields, FieldError error) {
        var label = fields.column(error.field()).map(Fields.Column::label).orElse(error.field());
        return label.isEmpty() ? error.message() : label + ": " + error.message();
    }
}
