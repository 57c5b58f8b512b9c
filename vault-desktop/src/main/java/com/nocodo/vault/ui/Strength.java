package com.nocodo.vault.ui;

import java.util.Locale;
import java.util.Set;

/// How hard a password is to guess, roughly: from its length and variety, where repeated and neighbouring signs count
/// once. It knows no dictionary, and the page says so.
///
/// @param bits of a guesser who knows how it is built
record Strength(double bits) {
    private static final int SHORTEST = 8;
    private static final double WEAK = 40;
    private static final double FAIR = 60;
    static final double MOST = 100;
    private static final Set<String> KNOWN = Set.of(
            "password",
            "passwort",
            "passw0rd",
            "12345678",
            "123456789",
            "1234567890",
            "qwertyuiop",
            "qwertzuiop",
            "letmein1",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "trustno1",
            "welcome1",
            "dragon12",
            "monkey12",
            "starwars",
            "computer",
            "whatever",
            "password1",
            "password123",
            "admin123",
            "administrator",
            "changeme",
            "secret123",
            "nocodo123");

    static Strength of(String password) {
        if (KNOWN.contains(password.toLowerCase(Locale.ROOT))) {
            return new Strength(1);
        }
        return new Strength(
                surprises(password) * Math.log(signs(password)) / Math.log(2) * 0.8); // people are not random
    }

    private static int surprises(String password) {
        var count = 0;
        for (int i = 0; i < password.length(); i++) {
            var one = password.charAt(i);
            var before = i == 0 ? -9 : password.charAt(i - 1);
            var repeats = i > 0
                    && password.indexOf(one) < i
                    && password.substring(0, i).indexOf(password.substring(i - 1, i + 1)) >= 0;
            if (Math.abs(one - before) > 1 && !repeats) {
                count++;
            }
        }
        return count;
    }

    private static int signs(String password) {
        var signs = 1;
        signs += password.chars().anyMatch(Character::isLowerCase) ? 26 : 0;
        signs += password.chars().anyMatch(Character::isUpperCase) ? 26 : 0;
        signs += password.chars().anyMatch(Character::isDigit) ? 10 : 0;
        signs += password.chars().anyMatch(one -> !Character.isLetterOrDigit(one)) ? 20 : 0;
        return signs;
    }

    String words(String password) {
        if (password.isEmpty()) {
            return "";
        }
        if (password.length() < SHORTEST) {
            return "Too short: at least 8 signs.";
        }
        return bits < WEAK
                ? "Weak: a thief of this computer may guess it."
                : bits < FAIR
                        ? "Fair. A few more words make it good."
                        : "Good, unless it is a saying that others know.";
    }
}
