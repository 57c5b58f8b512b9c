package com.nocodo.modes.intake.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts words into stretches that are one sentence, list item or heading each, and those into raw tokens. Offsets are
/// kept.
final class Segmenter {
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•–·▪▫◦‣►▸→»✓☐]|\\(?\\d{1,2}[.)]|[a-z]\\))\\s+");
    private static final Pattern TOKEN = Pattern.compile(
            "->|=>|→|(?<![\\p{L}\\p{N}])\\d+(?:[.,]\\d+)+(?![\\p{L}\\p{N}])|[\\p{L}]+(?:[’'](?!s\\b)[\\p{L}]+)+|(?<![\\p{L}\\p{N}])(?i:it|that|there|he|she|what|let|who)[’']s\\b"
                    + "|[\\p{L}\\p{N}]+(?:[-‑][\\p{L}\\p{N}]+)*|[’']s\\b|\\d+(?:[.,]\\d+)+|\\S");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "etc", "nr", "no", "art", "inc", "incl", "vs", "std", "str", "z.b", "d.h", "ca", "usw", "bzw",
            "approx", "mr", "mrs", "dr", "st", "max", "min", "tel", "inkl", "evtl", "ggf", "u.a", "b");

    /// Abbreviations that are words too, so that only what follows tells.
    private static final Set<String> SHORT_WORDS = Set.of("no", "art", "st", "b");

    /// A stretch of the text; `indent` is the column of its line, `first` tells that it begins one.
    record Stretch(int start, int end, boolean bullet, int paragraph, int indent, boolean first) {}

    private Segmenter() {}

    static List<Stretch> stretches(String text) {
        var result = new ArrayList<Stretch>();
        int paragraph = 0;
        int lineStart = 0;
        int open = -1;
        int indent = 0;
        boolean bullet = false;
        boolean titled = false;
        for (var line : text.split("\n", -1)) {
            int lineEnd = lineStart + line.length();
            var matcher = BULLET.matcher(line);
            boolean item = matcher.find();
            boolean blank = line.isBlank();
            titled &= !blank;
            if (open >= 0
                    && (blank
                            || item
                            || titled
                            || (bullet && !line.startsWith(" ") && !line.startsWith("\t"))
                            || !continues(text, open, lineStart - 1, line))) {
                sentences(text, open, lineStart - 1, bullet, paragraph, indent, result);
                open = -1;
            }
            if (!blank && open < 0) {
                titled |= !item
                        && title(line)
                        && (result.isEmpty() || result.getLast().paragraph() != paragraph);
                open = lineStart + (item ? matcher.end() : 0);
                bullet = item;
                indent = (int) line.chars().takeWhile(Character::isWhitespace).count();
            }
            paragraph += blank ? 1 : 0;
            lineStart = lineEnd + 1;
        }
        if (open >= 0) {
            sentences(text, open, text.length(), bullet, paragraph, indent, result);
        }
        return result;
    }

    /// A few words alone on the first line of a block: each line below is an item of its own.
    private static boolean title(String line) {
        var words = line.strip().replaceFirst("^#+ *", "");
        return !words.isEmpty()
                && Character.isUpperCase(words.charAt(0))
                && words.matches("[\\p{L}' -]{3,30}:?")
                && words.split(" ").length <= 4;
    }

    /// Whether a line goes on with the sentence of the lines before it.
    private static boolean continues(String text, int open, int end, String line) {
        var before = text.substring(open, end).strip();
        var after = line.strip();
        if (before.isEmpty() || ":.!?;".indexOf(before.charAt(before.length() - 1)) >= 0) {
            return false;
        }
        if (after.matches("[*#|•].*") || before.matches("(?s)(.*\\n)?[*#|][^\n]*")) {
            return false;
        }
        if (after.matches("(?:Each|Every|All|The|An?|We|Our|My|Jede[rsmn]?|Eine?|Der|Die|Das|Wir|Ich|Für|For) .*")) {
            return false;
        }
        boolean small = Character.isLowerCase(after.charAt(0)) || before.endsWith(",");
        int lastLine = before.length() - before.lastIndexOf('\n') - 1;
        return small || (lastLine >= 60 && !after.matches("^[\\p{Lu}][\\p{L} -]{2,30}:.*"));
    }

    private static void sentences(
            String text, int from, int to, boolean bullet, int paragraph, int indent, List<Stretch> into) {
        int start = from;
        int depth = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth <= 0
                    && (c == '!'
                            || c == '?' && !asked(text, start, i, to)
                            || (c == '.' && endsSentence(text, start, i, to)))) {
                add(text, start, i + 1, new Stretch(0, 0, bullet, paragraph, indent, start == from), into);
                start = i + 1;
                depth = 0;
            }
        }
        add(text, start, to, new Stretch(0, 0, bullet, paragraph, indent, start == from), into);
    }

    /// `…, paid? and …`: a field that is yes or no, amid a list.
    private static boolean asked(String text, int start, int mark, int to) {
        int comma = text.lastIndexOf(',', mark);
        boolean lone = comma > start && text.substring(comma + 1, mark).matches(" *\\p{L}+");
        return lone && mark + 2 < to && text.substring(mark + 1, mark + 3).matches(" ?[\\p{Ll},;]|[,;].");
    }

    private static boolean endsSentence(String text, int start, int dot, int to) {
        if (dot + 1 < to && !Character.isWhitespace(text.charAt(dot + 1)) && text.charAt(dot + 1) != ')') {
            return false;
        }
        int word = dot;
        while (word > start && !Character.isWhitespace(text.charAt(word - 1)) && text.charAt(word - 1) != '(') {
            word--;
        }
        var last = text.substring(word, dot).toLowerCase(java.util.Locale.ROOT);
        boolean goesOn = dot + 2 < to && text.substring(dot + 1, dot + 3).matches(" [\\p{Ll}(]");
        boolean ordinal = last.matches("\\d{1,2}") && dot + 2 < to && Character.isLowerCase(text.charAt(dot + 2));
        return !(ABBREVIATIONS.contains(last) && (goesOn || !SHORT_WORDS.contains(last))) && !ordinal;
    }

    private static void add(String text, int from, int to, Stretch like, List<Stretch> into) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (text.substring(start, end).chars().anyMatch(Character::isLetterOrDigit)) {
            into.add(new Stretch(start, end, like.bullet(), like.paragraph(), like.indent(), like.first()));
        }
    }

    /// `**Books**`: the stars only print the word bold.
    private static boolean emphasis(String text, int at) {
        return text.startsWith("**", at) || text.charAt(at) == '*' && at > 0 && text.charAt(at - 1) == '*';
    }

    /// Words, numbers and signs of a stretch, unread so far.
    static List<Token> tokens(String text, Stretch stretch) {
        var matcher = TOKEN.matcher(text).region(stretch.start(), stretch.end());
        var result = new ArrayList<Token>();
        while (matcher.find()) {
            var written = matcher.group().replace('[', '(').replace(']', ')');
            if (written.equals("#") && result.isEmpty() || emphasis(text, matcher.start())) {
                continue;
            }
            result.add(new Token(written, matcher.start(), matcher.end(), "X", "", Set.of()));
        }
        return result;
    }
}
