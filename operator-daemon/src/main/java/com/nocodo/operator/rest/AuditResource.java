package com.nocodo.operator.rest;

import com.nocodo.protocol.AuditView;
import com.nocodo.protocol.OperatorDoor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "audit", description = "What people did with accounts, ways to come in, and rows; for owners")
class AuditResource {
    private final OperatorDoor door;

    AuditResource(OperatorDoor door) {
        this.door = door;
    }

    @GetMapping
    @Operation(summary = "What was done, newest first; with `before`, what was done before that number")
    List<AuditView> audit(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") int limit,
            Principal who) {
        return door.as(who).audit(before, limit);
    }
}
