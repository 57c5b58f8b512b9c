package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `handlers/`: the routes of each entity.
record HandlerFiles(AppSpec spec) {

    List<GeneratedFile> files() {
        var out = new ArrayList<GeneratedFile>();
        out.add(module());
        Shape.all(spec).forEach(shape -> out.add(one(shape)));
        return out;
    }

    private GeneratedFile module() {
        var shapes = Shape.all(spec);
        var out = new Lines().add("//! The routes of every kind of record.").blank();
        shapes.stream().map(Shape::table).sorted().forEach(name -> out.add("pub mod %s;", name));
        out.blank().add("use crate::records::Info;");
        out.addIf(!shapes.isEmpty(), "use crate::models;");
        out.addIf(!shapes.isEmpty(), "use crate::records::Entity;");
        out.add("use actix_web::web::ServiceConfig;").blank();
        out.add("/// Every kind of record that this app has.");
        out.add(
                "pub const ENTITIES: &[&Info] = &[%s];",
                shapes.stream()
                        .map(s -> "models::%s::%s::INFO".formatted(s.name(), s.type()))
                        .collect(Collectors.joining(", ")));
        out.blank();
        out.add("pub fn routes(%s: &mut ServiceConfig) {", shapes.isEmpty() ? "_config" : "config");
        if (!shapes.isEmpty()) {
            out.add(
                    "    config%s;",
                    shapes.stream()
                            .map(s -> ".configure(" + s.table() + "::routes)")
                            .collect(Collectors.joining("\n        ", "\n        ", "")));
        }
        out.add("}");
        return GeneratedFile.of("backend/src/handlers/mod.rs", out.toString());
    }

    private GeneratedFile one(Shape shape) {
        var text = """
                //! `%s`: %s.

                use crate::models::%s::%s;
                use crate::records::{crud, export, options};
                use actix_web::web::{ServiceConfig, delete, get, patch, post};

                pub fn routes(config: &mut ServiceConfig) {
                    config
                        .route("/%s", get().to(crud::list::<%s>))
                        .route("/%s", post().to(crud::create::<%s>))
                        .route("/%s/options", get().to(options::list::<%s>))
                        .route("/%s/export", get().to(export::export::<%s>))
                        .route("/%s/{id}", get().to(crud::read::<%s>))
                        .route("/%s/{id}", patch().to(crud::update::<%s>))
                        .route("/%s/{id}", delete().to(crud::delete::<%s>));
                }
                """;
        var at = shape.segment();
        var type = shape.type();
        return GeneratedFile.of(
                "backend/src/handlers/" + shape.table() + ".rs",
                text.formatted(
                        shape.path(),
                        shape.entity().labelPlural().replace("\n", " "),
                        shape.name(),
                        type,
                        at,
                        type,
                        at,
                        type,
                        at,
                        type,
                        at,
                        type,
                        at,
                        type,
                        at,
                        type,
                        at,
                        type));
    }
}
