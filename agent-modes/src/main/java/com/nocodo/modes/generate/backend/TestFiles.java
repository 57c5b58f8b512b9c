package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import java.util.ArrayList;
import java.util.List;

/// `backend/tests/api/`: the app's own tests, as far as they follow from its spec.
record TestFiles(AppSpec spec) {
    static final String FOLDER = "backend/tests/api/";

    List<GeneratedFile> files() {
        var values = new Values(spec);
        var out = new ArrayList<GeneratedFile>();
        var shapes = Shape.all(spec);
        out.add(new SampleFile(spec, values).file());
        shapes.forEach(shape -> out.add(new ResourceTests(shape).file()));
        var matrix = new MatrixTests(spec).file();
        var stories = new StoryTests(spec, values).file();
        var main = new Lines()
                .add("//! The app from outside, over HTTP, with a database of its own for every test.")
                .blank();
        var modules = new ArrayList<>(List.of("accounts", "files", "migrations", "routes", "samples", "support"));
        shapes.forEach(shape -> modules.add(module(shape)));
        matrix.ifPresent(file -> {
            modules.add("permissions");
            out.add(file);
        });
        stories.ifPresent(file -> {
            modules.add("stories");
            out.add(file);
        });
        modules.stream().sorted().forEach(name -> {
            main.addIf(
                    name.equals("support"),
                    "#[allow(dead_code, reason = \"the same in every app; not every app needs all of it\")]");
            main.add("mod %s;", name);
        });
        out.add(GeneratedFile.of(FOLDER + "main.rs", main.toString()));
        return out;
    }

    static String module(Shape shape) {
        return "records_" + shape.table();
    }
}
