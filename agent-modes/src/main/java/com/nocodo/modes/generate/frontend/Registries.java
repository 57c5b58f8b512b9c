package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Report;
import java.util.ArrayList;
import java.util.List;

/// The modules that list things: entities, forms, routes, and what the rows of reports are.
final class Registries {
    private final AppSpec spec;
    private final List<EntityNames> names;

    Registries(AppSpec spec) {
        this.spec = spec;
        this.names = spec.entities().stream().map(EntityNames::of).toList();
    }

    List<GeneratedFile> files() {
        return List.of(
                GeneratedFile.of("frontend/src/lib/entities.ts", entities()),
                GeneratedFile.of("frontend/src/lib/report-entities.ts", reportEntities()),
                GeneratedFile.of("frontend/src/forms/index.ts", forms()),
                GeneratedFile.of("frontend/src/routes/routes.ts", routes()));
    }

    private String entities() {
        var imports = new ArrayList<>(List.of("import type { Entity } from \"./entity\";"));
        names.forEach(n -> imports.add(n.importApi("./api/")));
        var constants = names.stream().map(EntityNames::constant).toList();
        return """
                %s
                /** Every kind of record, in the order of the navigation. */
                export const entities: readonly Entity[] = %s;
                """.formatted(Ts.imports(imports), Ts.list(constants, 0, 44));
    }

    private String reportEntities() {
        var lists = spec.reports().stream()
                .filter(report -> report.kind() != Report.Kind.TOTAL)
                .toList();
        var imports = new ArrayList<>(List.of("import type { Entity } from \"./entity\";"));
        var entries = new ArrayList<String>();
        for (var report : lists) {
            var entity = EntityNames.of(spec.get(report.entity()));
            imports.add(entity.importApi("./api/"));
            entries.add(report.name() + ": " + entity.constant());
        }
        return """
                %s
                /** Which kind of record the rows of each list are. */
                export const reportEntities: Readonly<Record<string, Entity>> = %s;
                """.formatted(Ts.imports(imports), Ts.lines("{", entries, "}", 0));
    }

    private String forms() {
        var entries = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            entries.add("%s: lazy(() => import(\"./%sForm\"))"
                    .formatted(spec.entities().get(i).name(), names.get(i).pascal()));
        }
        return """
                import { %stype Component } from "solid-js";
                import type { EditorProps } from "../lib/form";

                /** The form of each kind of record, for pages that make one on the way. */
                export const forms: Readonly<Record<string, Component<EditorProps>>> = %s;
                """.formatted(entries.isEmpty() ? "" : "lazy, ", Ts.lines("{", entries, "}", 0));
    }

    private String routes() {
        var pages = new StringBuilder();
        var routes = new ArrayList<>(List.of(page("/", "Dashboard")));
        for (var name : names) {
            pages.append("const %1$sEdit = lazy(() => import(\"../views/%1$sEdit\"));%n".formatted(name.pascal()));
            routes.add(page(name.path(), name.pascal() + "List"));
            routes.add("{ path: \"%s/new\", component: %sEdit }".formatted(name.path(), name.pascal()));
            routes.add(page(name.path() + "/:id", name.pascal() + "Detail"));
            routes.add("{ path: \"%s/:id/edit\", component: %sEdit }".formatted(name.path(), name.pascal()));
        }
        routes.add("...commonRoutes");
        return """
                import type { RouteDefinition } from "@solidjs/router";
                import { lazy } from "solid-js";
                import { commonRoutes } from "./common";
                %s
                export const routes: RouteDefinition[] = %s;
                """.formatted(pages.isEmpty() ? "" : "\n" + pages, Ts.lines("[", routes, "]", 0));
    }

    private static String page(String path, String view) {
        return "{ path: \"%s\", component: lazy(() => import(\"../views/%s\")) }".formatted(path, view);
    }
}
