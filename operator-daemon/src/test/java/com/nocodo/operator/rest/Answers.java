package com.nocodo.operator.rest;

import com.nocodo.protocol.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// Adds what every operation can answer beside its result, and how the parts of its address look.
final class Answers implements OpenApiCustomizer {
    private static final String PROBLEM = "ProblemDetail";
    private static final Map<Integer, String> ALWAYS = Map.of(
            400, "The request is not well-formed",
            401, "Nobody is signed in, or the token is not good",
            403, "The role or the token's scope does not allow it",
            406, "No answer of the kind that `Accept` asks for",
            421, "The operator has another name than `Host` says",
            503, "Not possible now; try again later");

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(PROBLEM, problem());
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
        document.getPaths()
                .values()
                .forEach(path ->
                        path.readOperationsMap().forEach((method, operation) -> complete(document, method, operation)));
    }

    private static void complete(OpenAPI document, PathItem.HttpMethod method, Operation operation) {
        ALWAYS.forEach((status, why) -> add(operation, status, why));
        var parameters = operation.getParameters() == null
                ? List.<io.swagger.v3.oas.models.parameters.Parameter>of()
                : operation.getParameters();
        parameters.forEach(Patterns::apply);
        if (parameters.stream().anyMatch(p -> p.getIn().equals("path")) || operation.getRequestBody() != null) {
            add(operation, 404, "There is nothing of that name");
        }
        add(operation, 422, "A value is not one that is taken; nothing was done");
        if (method != PathItem.HttpMethod.GET
                || parameters.stream().anyMatch(p -> p.getIn().equals("path"))) {
            add(operation, 409, "Not in this state; the sentence says what to do first");
        }
        if (operation.getRequestBody() != null) {
            add(operation, 415, "The body is not of the kind that is taken here");
            strict(document, operation);
        }
    }

    /// What is sent has the properties of its schema and no others.
    private static void strict(OpenAPI document, Operation operation) {
        operation.getRequestBody().getContent().values().forEach(sent -> {
            var reference = sent.getSchema().get$ref();
            if (reference == null) {
                return; // a file
            }
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            Objects.requireNonNull(document.getComponents().getSchemas().get(name), name)
                    .setAdditionalProperties(false);
        });
    }

    private static void add(Operation operation, int status, String why) {
        operation
                .getResponses()
                .computeIfAbsent(
                        String.valueOf(status),
                        fresh -> new ApiResponse()
                                .description(why)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new JsonSchema()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Schema<?> problem() {
        var problem = typed("object");
        problem.setDescription("An error, as RFC 9457 has it.");
        problem.addProperty("type", typed("string"));
        problem.addProperty("title", typed("string").description("the status in words"));
        problem.addProperty("status", typed("integer").format("int32"));
        problem.addProperty("detail", typed("string").description("what happened and what to do next, for people"));
        problem.addProperty("instance", typed("string").description("the address that was asked"));
        problem.addProperty("code", code());
        problem.addProperty("errors", errors());
        problem.setRequired(List.of("title", "status", "detail", "code"));
        return problem;
    }

    private static Schema<?> errors() {
        var error = typed("object");
        error.addProperty("field", typed("string").description("empty where it is about the whole"));
        error.addProperty("message", typed("string"));
        error.setRequired(List.of("field", "message"));
        return typed("array").items(error).description("what is wrong with single fields, where it is about those");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Schema<?> code() {
        Schema code = typed("string");
        code.setDescription("what kind of trouble it is, for programs");
        code.setEnum(
                Arrays.stream(Problem.Code.values()).map(Problem.Code::text).toList());
        return code;
    }

    private static Schema<?> typed(String name) {
        var schema = new JsonSchema();
        schema.addType(name);
        return schema;
    }
}
