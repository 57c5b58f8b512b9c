package com.nocodo.provisioning;

/// One line that a step printed. Lines that do not begin with `nocodo: ` come from programs that it ran.
///
/// The server may have been taken over: a line is cut, and control characters in it are shown as `?`.
public sealed interface OutputLine {

    int LONGEST = 2_000;

    /// What is being done now, for people.
    record Doing(String title) implements OutputLine {}

    /// Something on the server is not as it was before.
    record Changed(String what) implements OutputLine {}

    /// Something that the caller wanted to know.
    record Fact(String name, String value) implements OutputLine {}

    record Failed(String why) implements OutputLine {}

    /// The last line of a step that came to its end.
    record Done(String step) implements OutputLine {}

    record Other(String text) implements OutputLine {}

    static OutputLine read(String line) {
        var text = clean(line);
        if (!text.startsWith("nocodo: ")) return new Other(text);
        var words = text.substring("nocodo: ".length()).split(" ", 2);
        var rest = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "step" -> new Doing(rest);
            case "changed" -> new Changed(rest);
            case "failed" -> new Failed(rest);
            case "done" -> new Done(rest);
            case "fact" -> {
                var pair = rest.split(" ", 2);
                yield new Fact(pair[0], pair.length == 2 ? pair[1] : "");
            }
            default -> new Other(text);
        };
    }

    private static String clean(String line) {
        var cut = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
