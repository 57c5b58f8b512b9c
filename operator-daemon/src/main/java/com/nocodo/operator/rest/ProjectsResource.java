package com.nocodo.operator.rest;

import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.PermissionsView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectSnapshot;
import com.nocodo.protocol.ProjectView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/projects", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "projects", description = "Applications, from their description to their end")
class ProjectsResource {
    private static final int MOST_PAGE = 100;
    private static final int MOST_LINES = 10_000;

    /// One project. None is called `import`: that is a way of its own, which has not these methods.
    private static final String ONE = "/{ref:(?!import$).+}";

    private final OperatorDoor door;

    ProjectsResource(OperatorDoor door) {
        this.door = door;
    }

    /// Some of the projects.
    ///
    /// @param total how many there are on all pages
    record ProjectsPage(List<ProjectView> items, int page, int pageSize, int total) {}

    /// What an application wrote, oldest first.
    record Lines(List<String> lines) {}

    @GetMapping
    @Operation(summary = "All projects, newest first")
    ProjectsPage list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "50") int pageSize,
            Principal who) {
        if (page < 1 || pageSize < 1 || pageSize > MOST_PAGE) {
            throw Problem.invalid("page is from 1 up, page_size from 1 to %d", MOST_PAGE)
                    .toException();
        }
        var all = door.as(who).projects();
        var from = (int) Math.min(all.size(), (page - 1L) * pageSize);
        return new ProjectsPage(all.subList(from, Math.min(all.size(), from + pageSize)), page, pageSize, all.size());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begin a project with its description; the same key again answers the same project")
    ResponseEntity<ProjectView> begin(@RequestBody NewMessage first, Principal who) {
        var project = door.as(who).begin(first.said());
        return ResponseEntity.created(URI.create("/api/v1/projects/" + project.id()))
                .body(project);
    }

    @GetMapping(ONE)
    @Operation(summary = "One project, by id or short name")
    ProjectView project(@PathVariable String ref, Principal who) {
        return door.as(who).project(ref);
    }

    @GetMapping("/{ref}/snapshot")
    @Operation(summary = "A project with its plan, checks, sketch and jobs, and the place in its stream to follow from")
    ProjectSnapshot snapshot(@PathVariable String ref, Principal who) {
        return door.as(who).snapshot(ref);
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a project with its files and all its data")
    void delete(@PathVariable String ref, Principal who) {
        door.as(who).delete(ref);
    }

    @PostMapping("/{ref}/start")
    @Operation(summary = "Start the application, if it does not run")
    ProjectView start(@PathVariable String ref, Principal who) {
        return door.as(who).start(ref);
    }

    @PostMapping("/{ref}/stop")
    @Operation(summary = "End the application, if it runs")
    ProjectView stop(@PathVariable String ref, Principal who) {
        return door.as(who).stop(ref);
    }

    @GetMapping("/{ref}/preview")
    @Operation(summary = "Where the application runs, and its first account")
    BuildReport.Preview preview(@PathVariable String ref, Principal who) {
        return door.as(who).preview(ref);
    }

    /// Opens the application once, within a minute.
    record Opening(String url) {}

    /// @param role the id of one of the application's roles
    record Look(String role) {}

    @PostMapping("/{ref}/sample")
    @Operation(
            summary = "The application on made-up rows, to try things on; started with fresh ones if it does not run")
    OperatorApi.SampleView sample(@PathVariable String ref, Principal who) {
        return door.as(who).sample(ref);
    }

    @PostMapping("/{ref}/sample/start-over")
    @Operation(summary = "The same with fresh rows; what was done there is gone")
    OperatorApi.SampleView startSampleOver(@PathVariable String ref, Principal who) {
        return door.as(who).startSampleOver(ref);
    }

    @PostMapping("/{ref}/sample/see-as")
    @Operation(summary = "An address that opens the application on made-up rows as a sample account of a role")
    Opening seeSampleAs(@PathVariable String ref, @RequestBody Look look, Principal who) {
        return new Opening(door.as(who).seeSampleAs(ref, look.role()));
    }

    @GetMapping("/{ref}/roles")
    @Operation(summary = "The application's roles")
    List<OperatorApi.RoleView> roles(@PathVariable String ref, Principal who) {
        return door.as(who).roles(ref);
    }

    @GetMapping("/{ref}/permissions")
    @Operation(summary = "What each role may do with each kind of record")
    PermissionsView permissions(@PathVariable String ref, Principal who) {
        return door.as(who).permissions(ref);
    }

    @PostMapping("/{ref}/see-as")
    @Operation(summary = "An address that opens the application as a sample account of a role")
    Opening seeAs(@PathVariable String ref, @RequestBody Look look, Principal who) {
        return new Opening(door.as(who).seeAs(ref, look.role()));
    }

    @GetMapping("/{ref}/logs")
    @Operation(summary = "The newest lines that the application wrote")
    Lines logs(@PathVariable String ref, @RequestParam(defaultValue = "100") int lines, Principal who) {
        if (lines < 1 || lines > MOST_LINES) {
            throw Problem.invalid("lines is from 1 to %d", MOST_LINES).toException();
        }
        OperatorApi operator = door.as(who);
        return new Lines(operator.logs(ref, lines));
    }
}
