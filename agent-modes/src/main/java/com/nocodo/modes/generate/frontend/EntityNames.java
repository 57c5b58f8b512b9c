package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Names;
import java.util.Set;

/// What one entity's parts are called in TypeScript.
///
/// @param pascal beginning of its components' names: `OrderLine`
/// @param constant the variable that describes it: `orderLines`
/// @param file its module under `lib/api`: `order-lines`
/// @param path its pages' path, and its resource's behind `/api`: `/order-lines`
record EntityNames(String pascal, String constant, String file, String path) {
    /// Component names that begin with these are ours: `EntityList`, `ChildList`, `ReportView`.
    private static final Set<String> OUR_COMPONENTS = Set.of("Entity", "Child", "Report", "Form", "Relation");

    /// Names that the modules in which the constants are used have already.
    private static final Set<String> OUR_CONSTANTS = Set.of(
            "entities",
            "props",
            "form",
            "forms",
            "lazy",
            "routes",
            "grants",
            "fields",
            "record",
            "home",
            "describe",
            "expect",
            "it",
            "validate",
            "items",
            "common",
            "commonRoutes",
            "cases",
            "open",
            "may",
            "owner",
            "actions",
            "en",
            "arguments",
            "eval",
            "page",
            "path",
            "heading",
            "role",
            "entity",
            "allowed",
            "offered",
            "value",
            "code",
            "name",
            "today",
            "now");

    static EntityNames of(Entity entity) {
        var pascal = Names.pascal(entity.name());
        var constant = Names.camel(entity.plural());
        return new EntityNames(
                OUR_COMPONENTS.contains(pascal) ? pascal + "Record" : pascal,
                OUR_CONSTANTS.contains(constant) ? constant + "Records" : constant,
                Names.kebab(entity.plural()),
                entity.path().substring("/api".length()));
    }

    String importApi(String fromFolder) {
        return "import { %s } from \"%s%s\";".formatted(constant, fromFolder, file);
    }

    String importForm(String fromFolder) {
        return "import %sForm from \"%s%sForm\";".formatted(pascal, fromFolder, pascal);
    }
}
