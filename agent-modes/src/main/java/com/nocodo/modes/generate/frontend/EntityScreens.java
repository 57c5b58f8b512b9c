package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.AppSpec.Incoming;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The form of an entity and its pages: list, one record, and the page that edits it.
final class EntityScreens {
    private final AppSpec spec;
    private final Entity entity;
    private final EntityNames names;
    private final Screens screens;

    EntityScreens(AppSpec spec, Entity entity) {
        this.spec = spec;
        this.entity = entity;
        this.names = EntityNames.of(entity);
        this.screens = new Screens(spec, entity);
    }

    List<GeneratedFile> files() {
        return List.of(
                GeneratedFile.of("frontend/src/forms/" + names.pascal() + "Form.tsx", form()),
                view("List", list()),
                view("Detail", detail()),
                view("Edit", edit()));
    }

    private GeneratedFile view(String suffix, String text) {
        return GeneratedFile.of("frontend/src/views/" + names.pascal() + suffix + ".tsx", text);
    }

    private String form() {
        var fields = screens.form().stream()
                .map(p -> "      <Field form={form} name=\"%s\"%s />\n".formatted(p.key(), wide(p) ? " wide" : ""))
                .collect(Collectors.joining());
        return """
                %s
                export default function %sForm(props: EditorProps) {
                  const form = createForm(%s, props);
                  return (
                    <FormShell form={form}>
                %s    </FormShell>
                  );
                }
                """.formatted(
                        Ts.imports(List.of(
                                "import { Field } from \"../components/form/Field\";",
                                "import { FormShell } from \"../components/form/FormShell\";",
                                names.importApi("../lib/api/"),
                                "import { createForm, type EditorProps } from \"../lib/form\";")),
                        names.pascal(),
                        names.constant(),
                        fields);
    }

    /// A single name stands over the whole width; so does what is long.
    private boolean wide(Property property) {
        return property.wide() || entity.display().equals(List.of(property.name())) && !property.linksToOne();
    }

    private String list() {
        return """
                %s
                export default function %sList() {
                  return (
                    <EntityList
                      entity={%s}
                      columns={%s}
                      filters={%s}
                      sort="%s"
                    />
                  );
                }
                """.formatted(
                        Ts.imports(List.of(
                                "import { EntityList } from \"../components/list/EntityList\";",
                                names.importApi("../lib/api/"))),
                        names.pascal(),
                        names.constant(),
                        keys(screens.columns(), 6, 10),
                        keys(screens.filters(), 6, 10),
                        screens.sort());
    }

    private String edit() {
        return """
                %s
                export default function %2$sEdit() {
                  return <FormPage entity={%3$s} form={%2$sForm} />;
                }
                """.formatted(
                        Ts.imports(List.of(
                                "import { FormPage } from \"../components/form/FormPage\";",
                                names.importForm("../forms/"),
                                names.importApi("../lib/api/"))),
                        names.pascal(),
                        names.constant());
    }

    private String detail() {
        var children = spec.incoming(entity.name());
        var fields = screens.detail().stream().filter(p -> !isState(p)).toList();
        var imports = new ArrayList<>(List.of(
                "import { EntityDetail } from \"../components/detail/EntityDetail\";", names.importApi("../lib/api/")));
        if (children.isEmpty()) {
            return """
                    %s
                    export default function %sDetail() {
                      return <EntityDetail entity={%s} fields={%s} />;
                    }
                    """.formatted(
                            Ts.imports(imports),
                            names.pascal(),
                            names.constant(),
                            keys(fields, 2, 40 + names.constant().length()));
        }
        imports.add("import { ChildList } from \"../components/detail/ChildList\";");
        for (var child : children) {
            var childNames = EntityNames.of(child.holder());
            imports.add(childNames.importApi("../lib/api/"));
            imports.add(childNames.importForm("../forms/"));
        }
        return """
                %s
                export default function %sDetail() {
                  return (
                    %s
                      {(record) => (
                %s      )}
                    </EntityDetail>
                  );
                }
                """.formatted(Ts.imports(imports), names.pascal(), opening(fields), childLists(children));
    }

    private String opening(List<Property> fields) {
        var line = "<EntityDetail entity={%s} fields={%s}>".formatted(names.constant(), keys(fields, 0, 0));
        return line.length() < 116 && !line.contains("\n") ? line : """
                  <EntityDetail
                        entity={%s}
                        fields={%s}
                      >""".formatted(names.constant(), keys(fields, 6, 9));
    }

    private String childLists(List<Incoming> children) {
        var one = children.size() == 1;
        var lists =
                children.stream().map(child -> childList(child, one ? 8 : 10)).collect(Collectors.joining());
        return one ? lists : "        <>\n" + lists + "        </>\n";
    }

    private String childList(Incoming child, int indent) {
        var holder = EntityNames.of(child.holder());
        var columns =
                new Screens(spec, child.holder()).childColumns(child.relation().name());
        return """
                <ChildList
                  entity={%s}
                  title=%s
                  via="%s"
                  parentId={record.id}
                  columns={%s}
                  form={%sForm}
                />
                """.formatted(
                        holder.constant(),
                        Ts.attribute(title(child)),
                        child.relation().property(),
                        keys(columns, indent + 2, 10),
                        holder.pascal())
                .indent(indent);
    }

    /// Two links from the same entity, or a link to its own kind, are told apart by the link's name.
    private String title(Incoming child) {
        var label = child.relation().reverseLabel();
        if (label != null) {
            return Names.capital(label);
        }
        var plural = child.holder().labelPlural();
        var alike = spec.incoming(entity.name()).stream()
                .filter(other -> other.holder().equals(child.holder()))
                .count();
        var ambiguous = alike > 1 || child.holder().equals(entity);
        return ambiguous ? plural + " (" + child.relation().label() + ")" : plural;
    }

    /// The state is shown beside the title.
    private boolean isState(Property property) {
        return property instanceof Property.OfField(var field) && entity.isState(field);
    }

    private static String keys(List<Property> properties, int indent, int before) {
        return Ts.list(Ts.texts(properties.stream().map(Property::key).toList()), indent, before);
    }
}
