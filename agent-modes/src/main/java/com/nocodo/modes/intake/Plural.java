package com.nocodo.modes.intake;

import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.spec.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The plural of a noun: as the user writes it, else by rule.
final class Plural {
    private final Language language;
    private final Map<String, String> seen = new HashMap<>();

    Plural(Language language, List<Sentence> sentences) {
        this.language = language;
        for (var sentence : sentences) {
            var tokens = sentence.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                var token = tokens.get(i);
                boolean oblique =
                        i > 0 && tokens.get(i - 1).lower().matches("einem|einen|des|dem|jedem|jeden|eines|den|vom|zum");
                if (token.wordy() && !token.lower().equals(token.lemma()) && !oblique && token.nounish()) {
                    seen.putIfAbsent(token.lemma(), token.text());
                }
            }
        }
    }

    String of(String label) {
        if (language == Language.EN) {
            int at = label.lastIndexOf(' ') + 1;
            var last = label.substring(at);
            var plural = Names.plural(last.toLowerCase(java.util.Locale.ROOT));
            boolean capital = Character.isUpperCase(last.charAt(0));
            return label.substring(0, at) + (capital ? Names.capital(plural) : plural);
        }
        var said = seen.get(label.toLowerCase(java.util.Locale.ROOT));
        return said != null && Character.isUpperCase(said.charAt(0)) ? said : german(label);
    }

    private static String german(String label) {
        if (label.matches(".*(ung|heit|keit|schaft|tät|ion|ik)")) {
            return label + "en";
        }
        if (label.endsWith("in")) {
            return label + "nen";
        }
        if (label.endsWith("e")) {
            return label + "n";
        }
        if (label.matches(".*(er|el|en|chen|lein)")) {
            return label;
        }
        if (label.matches(".*[aiouy]")) {
            return label + "s";
        }
        return label + "e";
    }
}
