package com.nocodo.operator.rest;

import com.nocodo.protocol.HealthView;
import com.nocodo.protocol.OperatorDoor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "health", description = "How the operator, its machine and its applications do")
class HealthResource {
    private final OperatorDoor door;

    HealthResource(OperatorDoor door) {
        this.door = door;
    }

    @GetMapping(path = "/api/v1/health", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Disk, memory, backups and failures, for owners and builders; no probe: it measures")
    HealthView health(Principal who) {
        return door.as(who).health();
    }
}
