package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import java.util.ArrayList;
import java.util.List;

/// Writes the frontend half of the application that a spec describes: SolidJS with Tailwind and DaisyUI, below
/// `frontend/`. The shared parts are the same files in every app; what depends on the spec is written here.
public final class FrontendGenerator {
    private FrontendGenerator() {}

    public static List<GeneratedFile> generate(AppSpec spec) {
        var files = new ArrayList<>(StaticFiles.all());
        files.addAll(new AppFiles(spec.app()).files());
        for (var entity : spec.entities()) {
            files.add(ApiFiles.of(spec, entity));
            files.addAll(new EntityScreens(spec, entity).files());
        }
        files.addAll(new Registries(spec).files());
        files.add(new GrantsFile(spec).file());
        files.add(new DashboardFile(spec).file());
        files.addAll(new TestFiles(spec).files());
        return List.copyOf(files);
    }
}
