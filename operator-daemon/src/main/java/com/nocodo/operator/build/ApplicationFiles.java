package com.nocodo.operator.build;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.generate.backend.BackendGenerator;
import com.nocodo.modes.generate.frontend.FrontendGenerator;
import com.nocodo.modes.spec.AppSpec;
import java.util.ArrayList;
import java.util.List;

/// All files of the application that a spec determines.
final class ApplicationFiles {
    private ApplicationFiles() {}

    static List<GeneratedFile> of(AppSpec spec, String yaml) {
        List<GeneratedFile> files = new ArrayList<>();
        files.add(GeneratedFile.of("nocodo.yaml", yaml));
        files.addAll(BackendGenerator.generate(spec));
        files.addAll(FrontendGenerator.generate(spec));
        return files;
    }
}
