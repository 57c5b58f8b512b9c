package com.nocodo.modes.sheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads numbers that a file holds as text.
///
/// @param german whether `1.234,56` is written, not `1,234.56`
record Numbers(boolean german) {
    private static final Pattern GERMAN = Pattern.compile("[+-]?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?");
    private static final Pattern ENGLISH = Pattern.compile("[+-]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?");
    /// A point or comma that can only be one of the two: not before exactly three digits, or beside the other one.
    private static final Pattern SURELY_GERMAN =
            Pattern.compile("[^,]*,(\\d{1,2}|\\d{4,})|\\d+(\\.\\d{3})+,\\d+|\\d+(\\.\\d{3}){2,}");

    private static final Pattern SURELY_ENGLISH =
            Pattern.compile("[^.]*\\.(\\d{1,2}|\\d{4,})|\\d+(,\\d{3})+\\.\\d+|\\d+(,\\d{3}){2,}");
    private static final Map<String, String> SIGNS = Map.of(
            "€", "EUR", "eur", "EUR", "euro", "EUR", "$", "USD", "usd", "USD", "us$", "USD", "£", "GBP", "gbp", "GBP",
            "chf", "CHF");
    private static final Pattern SIGN =
            Pattern.compile("(?i)€|\\beuro?\\b|us\\$|\\$|\\busd\\b|£|\\bgbp\\b|\\bchf\\b|(?<=\\d)(eur|usd|chf|gbp)\\b");
    private static final Pattern TWO_WAYS = Pattern.compile("[+-]?\\d{1,3}[.,]\\d{3}");
    private static final Pattern SPACED_SIGN = Pattern.compile("^([+-]) +");
    private static final Pattern SPACED_THOUSANDS = Pattern.compile("(?<=\\d) (?=\\d{3}(\\D|$))");
    private static final Pattern CODE = Pattern.compile("[+-]?0\\d+");
    private static final Pattern PHONE = Pattern.compile("\\+(?: ?\\d){7,}");
    /// The stroke instead of cents: `12,-`.
    private static final Pattern STROKE = Pattern.compile("[,.][-–—]+$");

    private static final int LONGEST = 40;

    /// A number without what stands around it.
    ///
    /// @param digits with sign, points and commas
    /// @param currency ISO 4217 code, empty without one
    record Bare(String digits, String currency, boolean percent) {}

    /// Text that may be a number, taken apart; empty for what is none whatever the style.
    static Optional<Bare> bare(String text) {
        if (!possible(text) || text.charAt(0) == '+' && PHONE.matcher(text).matches()) {
            return Optional.empty();
        }
        var rest =
                text.replace('−', '-').replace('\u202f', ' ').replace("'", "").replace("’", "");
        var currency = "";
        var sign = SIGN.matcher(rest);
        if (sign.find()) {
            currency = SIGNS.getOrDefault(sign.group().toLowerCase(Locale.ROOT), "");
            rest = rest.substring(0, sign.start()) + " " + rest.substring(sign.end());
        }
        boolean percent = rest.endsWith("%");
        rest = (percent ? rest.substring(0, rest.length() - 1) : rest).strip();
        if (rest.startsWith("(") && rest.endsWith(")")) {
            rest = "-" + rest.substring(1, rest.length() - 1).strip();
        } else if (rest.endsWith("-") && !STROKE.matcher(rest).find()) {
            rest = "-" + rest.substring(0, rest.length() - 1).strip();
        }
        rest = STROKE.matcher(rest).replaceFirst("");
        rest = SPACED_SIGN.matcher(rest).replaceFirst("$1");
        rest = SPACED_THOUSANDS.matcher(rest).replaceAll("");
        boolean number = GERMAN.matcher(rest).matches() || ENGLISH.matcher(rest).matches();
        return number ? Optional.of(new Bare(rest, currency, percent)) : Optional.empty();
    }

    /// A quick look, since most texts of a large file are no numbers: digits, and no more letters than a currency has.
    private static boolean possible(String text) {
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < text.length() && i <= LONGEST; i++) {
            digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
            letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
        }
        return text.length() <= LONGEST && digits > 0 && letters <= 4;
    }

    /// The value of digits in this style; empty for the other style.
    Optional<BigDecimal> value(String digits) {
        if (!(german ? GERMAN : ENGLISH).matcher(digits).matches()) {
            return Optional.empty();
        }
        var plain = german ? digits.replace(".", "").replace(',', '.') : digits.replace(",", "");
        return Optional.of(new BigDecimal(plain));
    }

    /// A code, not an amount: `0815`, `0815 123`, `(0711)`.
    static boolean leadingZero(String text) {
        int first = 0;
        while (first < text.length() && (text.charAt(first) < '0' || text.charAt(first) > '9')) {
            first++;
        }
        return first < text.length()
                && text.charAt(first) == '0'
                && bare(text).filter(b -> CODE.matcher(b.digits()).matches()).isPresent();
    }

    /// Whether it may be a thousand or one and a half: `1.500`.
    static boolean twoWays(Cell cell) {
        return cell instanceof Cell.Text text
                && bare(text.text())
                        .filter(b -> TWO_WAYS.matcher(b.digits()).matches())
                        .isPresent();
    }

    /// The style that the texts can only be in, or null when nothing tells.
    static @Nullable Numbers style(List<Cell> cells) {
        int german = 0;
        int english = 0;
        for (var cell : cells) {
            var digits = cell instanceof Cell.Text text
                    ? bare(text.text()).map(Bare::digits).orElse("")
                    : "";
            german += SURELY_GERMAN.matcher(digits).matches() ? 1 : 0;
            english += SURELY_ENGLISH.matcher(digits).matches() ? 1 : 0;
        }
        return german == english ? null : new Numbers(german > english);
    }
}
