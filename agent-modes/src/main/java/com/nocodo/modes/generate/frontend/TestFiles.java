package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Permission.Action;
import com.nocodo.modes.spec.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The app's own tests of what the spec says: each screen opens, each bound holds, each role is offered what it may do.
final class TestFiles {
    private final AppSpec spec;

    TestFiles(AppSpec spec) {
        this.spec = spec;
    }

    List<GeneratedFile> files() {
        return Stream.of(screens(), validation(), permissions())
                .flatMap(List::stream)
                .toList();
    }

    private List<GeneratedFile> screens() {
        var cases = new ArrayList<>(List.of(
                "[\"/\", " + Ts.text(spec.app().name()) + "]",
                "[\"/reports\", \"Reports\"]",
                "[\"/reports/sample\", \"Sample\"]",
                "[\"/users\", \"People\"]",
                "[\"/account\", \"Account\"]",
                "[\"/setup?token=x\", \"Set up your app\"]",
                "[\"/reset?token=x\", \"Choose a new password\"]",
                "[\"/no/such/page/here\", \"Page not found\"]"));
        for (var entity : spec.entities()) {
            var names = EntityNames.of(entity);
            cases.add("[\"%s\", %s.plural]".formatted(names.path(), names.constant()));
            cases.add("[\"%s/new\", en.form.new(%s.label)]".formatted(names.path(), names.constant()));
            cases.add("[\"%s/1\", recordLabel(%2$s, sampleOf(%2$s))]".formatted(names.path(), names.constant()));
            cases.add("[\"%s/1/edit\", en.form.edit(%s.label)]".formatted(names.path(), names.constant()));
        }
        var some = !spec.entities().isEmpty();
        var imports = importsOf(spec.entities());
        imports.add("import { chooseLanguage } from \"../src/lib/i18n\";");
        imports.add("import { open%s } from \"./harness\";".formatted(some ? ", sampleOf" : ""));
        if (some) {
            imports.add("import { recordLabel } from \"../src/lib/format\";");
            imports.add("import { en } from \"../src/lib/messages/en\";");
        }
        var text = """
                import { describe, expect, it } from "vitest";
                %s
                chooseLanguage("en");

                describe("screens", () => {
                  it.each(%s)("%%s shows %%s", async (path, heading) => {
                    const page = await open(path);

                    expect(page.querySelector("h1")?.textContent).toBe(heading);
                    expect(page.querySelector('[role="alert"]')?.textContent ?? "").toBe("");
                  });
                });
                """.formatted(Ts.imports(imports), Ts.lines("[", cases, "]", 2));
        return List.of(GeneratedFile.of("frontend/tests/screens.test.tsx", text));
    }

    private List<GeneratedFile> validation() {
        var cases = new ArrayList<String>();
        var tested = new ArrayList<Entity>();
        for (var entity : spec.entities()) {
            var before = cases.size();
            entity.fields().stream().filter(f -> !f.computed()).forEach(f -> bounds(entity, f, cases));
            if (cases.size() > before) {
                tested.add(entity);
            }
        }
        if (cases.isEmpty()) {
            return List.of();
        }
        var imports = importsOf(tested);
        imports.add("import type { Field, Value } from \"../src/lib/fields\";");
        imports.add("import { validateValue } from \"../src/lib/validate\";");
        var text = """
                import { describe, expect, it } from "vitest";
                %s
                const cases: readonly [string, Value, string, Field][] = %s;

                describe("bounds", () => {
                  it.each(cases)("%%s: %%j is %%s", (_name, value, code, field) => {
                    expect(validateValue(field, value)?.code ?? "fine").toBe(code);
                  });
                });
                """.formatted(Ts.imports(imports), Ts.lines("[", cases, "]", 0));
        return List.of(GeneratedFile.of("frontend/tests/validation.test.ts", text));
    }

    private static void bounds(Entity entity, Field field, List<String> cases) {
        if (entity.neededToCreate(field)) {
            cases.add(bound(entity, field, "null", "required"));
        }
        if (field.min() != null) {
            cases.add(bound(entity, field, number(field.min().subtract(BigDecimal.ONE)), "min"));
            cases.add(bound(entity, field, number(field.min()), "fine"));
        }
        if (field.max() != null) {
            cases.add(bound(entity, field, number(field.max().add(BigDecimal.ONE)), "max"));
            cases.add(bound(entity, field, number(field.max()), "fine"));
        }
        if (field.minLength() != null && field.minLength() > 1) {
            cases.add(bound(entity, field, "\"x\".repeat(%d)".formatted(field.minLength() - 1), "too_short"));
        }
        if (field.maxLength() != null && field.type().textual()) {
            cases.add(bound(entity, field, "\"x\".repeat(%d)".formatted(field.maxLength() + 1), "too_long"));
        }
        if (field.pattern() != null && field.example() != null) {
            cases.add(bound(entity, field, Ts.text(field.example()), "fine"));
        }
    }

    private static String bound(Entity entity, Field field, String value, String code) {
        return "[\"%s.%s\", %s, \"%s\", %s.fields.%s]"
                .formatted(
                        entity.name(),
                        field.name(),
                        value,
                        code,
                        EntityNames.of(entity).constant(),
                        field.name());
    }

    private static String number(BigDecimal value) {
        return value.toPlainString();
    }

    private List<GeneratedFile> permissions() {
        if (spec.entities().isEmpty()) {
            return List.of();
        }
        var cases = new ArrayList<String>();
        var roles = Stream.concat(Stream.of(Role.OWNER), spec.roles().stream().map(Role::name))
                .toList();
        for (var role : roles) {
            for (var entity : spec.entities()) {
                cases.add("[%s, %s, %s]"
                        .formatted(
                                Ts.text(role),
                                EntityNames.of(entity).constant(),
                                Ts.list(Ts.texts(allowed(role, entity)), 4, 40)));
            }
        }
        var imports = importsOf(spec.entities());
        imports.add("import { may, type Action } from \"../src/lib/permissions\";");
        imports.add("import type { Entity } from \"../src/lib/entity\";");
        var text = """
                import { describe, expect, it } from "vitest";
                %s
                const actions: readonly Action[] = ["list", "read", "create", "update", "delete", "export"];

                const cases: readonly [string, Entity, readonly Action[]][] = %s;

                describe("permissions", () => {
                  it.each(cases)("%%s is offered what it may do with $1.plural, and no more", (role, entity, allowed) => {
                    expect(actions.filter((action) => may(action, entity, role))).toEqual(allowed);
                  });

                  it("give a stranger nothing", () => {
                    const offered = cases.flatMap(([, entity]) => actions.filter((action) => may(action, entity, "nobody")));

                    expect(offered).toEqual([]);
                  });
                });
                """.formatted(Ts.imports(imports), Ts.lines("[", cases, "]", 0));
        return List.of(GeneratedFile.of("frontend/tests/permissions.test.ts", text));
    }

    private List<String> allowed(String role, Entity entity) {
        return Arrays.stream(Action.values())
                .filter(action -> role.equals(Role.OWNER)
                        || spec.permission(role, entity.name())
                                .filter(p -> p.can().contains(action))
                                .isPresent())
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static ArrayList<String> importsOf(List<Entity> entities) {
        var imports = new ArrayList<String>();
        entities.forEach(entity -> imports.add(EntityNames.of(entity).importApi("../src/lib/api/")));
        return imports;
    }
}
