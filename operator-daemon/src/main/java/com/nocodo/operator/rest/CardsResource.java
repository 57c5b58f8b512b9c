package com.nocodo.operator.rest;

import com.nocodo.protocol.CardView;
import com.nocodo.protocol.OperatorDoor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "projects", description = "Applications, from their description to their end")
class CardsResource {
    private final OperatorDoor door;

    CardsResource(OperatorDoor door) {
        this.door = door;
    }

    @GetMapping("/cards")
    @Operation(summary = "How each project stands, newest first")
    List<CardView> cards(Principal who) {
        return door.as(who).cards();
    }

    @GetMapping("/projects/{ref}/card")
    @Operation(summary = "How one project stands")
    CardView card(@PathVariable String ref, Principal who) {
        return door.as(who).card(ref);
    }
}
