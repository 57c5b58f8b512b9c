package com.nocodo.modes.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Splits an expression's text into tokens.
final class Lexer {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<num>\\d+(?:\\.\\d+)?)|(?<str>'(?:[^']|'')*')"
            + "|(?<param>:[a-z][a-z0-9_]*)|(?<word>[a-z][a-z0-9_]*)|(?<sign><=|>=|!=|[=<>+\\-*/(),.]))");

    private Lexer() {}

    enum Kind {
        NUM,
        STR,
        PARAM,
        WORD,
        SIGN,
        END
    }

    record Token(Kind kind, String text, int at) {}

    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        var matcher = TOKEN.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw new ExprException("'%s' is not understood at character %d of '%s'"
                        .formatted(text.substring(at).strip().substring(0, 1), at + 1, text));
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    private static Token token(java.util.regex.Matcher m) {
        if (m.group("num") != null) {
            return new Token(Kind.NUM, m.group("num"), m.start("num"));
        }
        if (m.group("str") != null) {
            var quoted = m.group("str");
            return new Token(Kind.STR, quoted.substring(1, quoted.length() - 1).replace("''", "'"), m.start("str"));
        }
        if (m.group("param") != null) {
            return new Token(Kind.PARAM, m.group("param").substring(1), m.start("param"));
        }
        if (m.group("word") != null) {
            return new Token(Kind.WORD, m.group("word"), m.start("word"));
        }
        return new Token(Kind.SIGN, m.group("sign"), m.start("sign"));
    }
}
