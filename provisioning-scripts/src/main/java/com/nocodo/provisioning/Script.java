package com.nocodo.provisioning;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// One self-contained text for the standard input of `sh -s`, run by root (`sudo -n sh -s`). Its command line is the
/// same for each, so nothing that is told to a server can be seen in its list of processes.
///
/// The whole is one function that is called in the last line: a text that was cut off on its way does nothing.
public record Script(String text) {

    private static final String END_OF_FILE = "nocodo_end_of_file";

    public static Script apply(Step step, Parameters parameters) {
        var text =
                new StringBuilder(Resource.read("common.sh").text()).append(parameters.assignments(step.parameters()));
        step.files().forEach(name -> text.append(printing(name)));
        text.append(step.apply())
                .append("doing %s\nstep_run\n".formatted(ShellText.quote(step.title())))
                .append("printf 'nocodo: done %s\\n'\n".formatted(step.id()));
        return whole(text);
    }

    /// Asks the server about these rows and changes nothing.
    public static Script check(List<Row> rows, Parameters parameters) {
        var wanted = new TreeSet<Parameter>();
        rows.forEach(row -> wanted.addAll(row.parameters()));
        var text = new StringBuilder(Resource.read("common.sh").text())
                .append(parameters.assignments(wanted))
                .append(Resource.read("check.sh").text());
        rows.forEach(row -> text.append(row.check()));
        text.append("printf 'nocodo: scorecard %d\\n'\n".formatted(rows.size()));
        ids(rows).forEach(id -> text.append("row ").append(id).append('\n'));
        return whole(text.append("printf 'nocodo: scorecard end\\n'\n"));
    }

    private static Script whole(CharSequence body) {
        return new Script("nocodo_script() {\n" + body + "}\nnocodo_script </dev/null\n");
    }

    /// A file as a function that prints it: `sshd.conf` becomes `file_sshd_conf`.
    private static String printing(String name) {
        var content = Resource.read("file/" + name).text();
        return "file_%s() { cat <<'%s'\n%s%s\n}\n"
                .formatted(name.replaceAll("[.-]", "_"), END_OF_FILE, content, END_OF_FILE);
    }

    private static Collection<String> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }
}
