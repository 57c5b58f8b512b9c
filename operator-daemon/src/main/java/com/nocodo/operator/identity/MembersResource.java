package com.nocodo.operator.identity;

import com.nocodo.protocol.AccountApi;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/members", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "members", description = "Who may come in; for owners")
class MembersResource {
    private final Members members;

    MembersResource(Members members) {
        this.members = members;
    }

    record NewRole(
            @Schema(allowableValues = {"owner", "builder", "viewer"})
            String role) {}

    /// Signs in once, within a week.
    record Link(String link) {}

    @GetMapping
    @Operation(summary = "Everybody who may come in")
    List<AccountApi.AccountView> list(Principal who) {
        return members.of(who).members();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Let somebody in, by a link that is handed over")
    AccountApi.Invitation invite(@RequestBody NewMember wanted, Principal who) {
        return members.of(who).invite(wanted.wanted(), wanted.key());
    }

    @PostMapping("/{id}/link")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A new link for somebody who has lost the way in")
    Link link(@PathVariable String id, Principal who) {
        return new Link(members.of(who).link(id));
    }

    @PostMapping("/{id}/mail")
    @Operation(summary = "A new link for somebody, by mail; it is answered, too")
    AccountApi.Mailed mail(@PathVariable String id, Principal who) {
        return members.of(who).mail(id);
    }

    @PutMapping(path = "/{id}/role", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let somebody do more or less")
    void role(@PathVariable String id, @RequestBody NewRole wanted, Principal who) {
        members.of(who).setRole(id, wanted.role());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let somebody in no longer")
    void remove(@PathVariable String id, Principal who) {
        members.of(who).remove(id);
    }
}
