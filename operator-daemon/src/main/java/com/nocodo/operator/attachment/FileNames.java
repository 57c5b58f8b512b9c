package com.nocodo.operator.attachment;

import com.nocodo.protocol.Problem;

/// Names of uploads: only ever shown, never a path.
final class FileNames {
    private static final int LONGEST = 200;

    private FileNames() {}

    /// The last part of the name, without what no name has.
    static String shown(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = last.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && (c < 0xD800 || c > 0xDFFF)
                        && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (plain.isEmpty() || plain.codePointCount(0, plain.length()) > LONGEST) {
            throw Problem.invalid("The file needs a name of 1 to %d characters.", LONGEST)
                    .toException();
        }
        return plain;
    }
}
