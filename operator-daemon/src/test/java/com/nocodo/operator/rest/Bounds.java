package com.nocodo.operator.rest;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/// What a property's annotation says of its values.
final class Bounds {
    private Bounds() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    static void copy(io.swagger.v3.oas.annotations.media.Schema said, Schema schema) {
        if (!said.description().isEmpty()) {
            schema.setDescription(said.description());
        }
        if (!said.pattern().isEmpty()) {
            schema.setPattern(said.pattern());
        }
        if (said.minLength() > 0) {
            schema.setMinLength(said.minLength());
        }
        if (said.maxLength() < Integer.MAX_VALUE) {
            schema.setMaxLength(said.maxLength());
        }
        if (!said.minimum().isEmpty()) {
            schema.setMinimum(new BigDecimal(said.minimum()));
        }
        if (!said.maximum().isEmpty()) {
            schema.setMaximum(new BigDecimal(said.maximum()));
        }
        if (said.allowableValues().length > 0) {
            schema.setEnum(List.of(said.allowableValues()));
        }
        if (!said.example().isEmpty()) {
            schema.setExamples(List.of(said.example()));
        }
    }
}
