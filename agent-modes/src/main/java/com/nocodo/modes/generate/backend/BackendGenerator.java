package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import java.util.ArrayList;
import java.util.List;

/// Writes the backend half of an application: everything that its App Spec determines in Rust, SQL and around them.
///
/// Migrations are history: of an app that exists, write those of [MigrationGenerator] and leave
/// [#migrations(AppSpec)] as they were first written.
public final class BackendGenerator {
    private BackendGenerator() {}

    /// Every file of a new app's backend.
    public static List<GeneratedFile> generate(AppSpec spec) {
        var out = new ArrayList<>(sources(spec));
        out.addAll(migrations(spec));
        return List.copyOf(out);
    }

    /// What follows from the spec as it is now, at any time of an app's life.
    public static List<GeneratedFile> sources(AppSpec spec) {
        var out = new ArrayList<GeneratedFile>();
        out.addAll(StaticFiles.all());
        out.add(SettingsFile.of(spec));
        out.add(new SchemaFile(spec).file());
        out.add(ModelFile.module(spec));
        Shape.all(spec).forEach(shape -> out.add(new ModelFile(shape).file()));
        out.addAll(new HandlerFiles(spec).files());
        out.addAll(RulesFile.files(spec));
        out.add(new RolesFile(spec).file());
        out.add(new PermissionsFile(spec).file());
        out.addAll(new ReportFiles(spec).files());
        out.add(new OpenApiFile(spec).file());
        out.addAll(new TestFiles(spec).files());
        out.add(new ReadmeFile(spec).file());
        return List.copyOf(out);
    }

    /// The first migration of a new app.
    public static List<GeneratedFile> migrations(AppSpec spec) {
        return List.copyOf(new StartMigration(spec).files());
    }
}
