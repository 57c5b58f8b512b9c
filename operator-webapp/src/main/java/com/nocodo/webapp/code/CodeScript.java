package com.nocodo.webapp.code;

import com.nocodo.protocol.HistoryApi.DiffView;
import com.nocodo.protocol.HistoryApi.FileChangeView;
import com.nocodo.protocol.HistoryApi.FileView;
import com.nocodo.protocol.OperatorApi;
import com.vaadin.flow.component.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Lets the browser draw source, with the script and the highlighter that the operator serves.
///
/// @see "docs/decisions/0058-highlighting.md"
final class CodeScript {
    private static final String OURS = "/look/code.js?" + OperatorApi.VERSION;
    private static final String HIGHLIGHTER = "/webjars/highlightjs/%s/highlight.min.js".formatted(version());
    private static final List<String> WORDS =
            List.of("added", "removed", "binary", "mode", "nothing", "previous", "next", "leftOut");

    private CodeScript() {}

    private static String version() {
        try (var in = CodeScript.class.getResourceAsStream("/META-INF/maven/org.webjars/highlightjs/pom.properties")) {
            var known = new Properties();
            if (in != null) {
                known.load(in);
            }
            return known.getProperty("version", "none"); // then source is shown without colours
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void file(Component host, FileView file) {
        host.getElement()
                .executeJs(
                        "import($0).then(code => code.file(this, $1, $2, $3))",
                        OURS,
                        file.path(),
                        file.content(),
                        HIGHLIGHTER);
    }

    static void diff(Component host, DiffView diff) {
        var json = JsonMapper.shared();
        var files = json.createArrayNode();
        diff.files().forEach(file -> files.add(node(file)));
        var words = json.createObjectNode();
        WORDS.forEach(word -> words.put(word, host.getTranslation("diff." + word)));
        host.getElement()
                .executeJs(
                        "import($0).then(code => code.diff(this, $1, $2, $3, $4))",
                        OURS,
                        diff.patch(),
                        files,
                        words,
                        HIGHLIGHTER);
    }

    private static ObjectNode node(FileChangeView file) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("path", file.path())
                .put("added", file.added())
                .put("removed", file.removed());
    }
}
