package com.nocodo.modes.intake;

import com.nocodo.modes.intake.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Finds wishes that a generated application does not fulfil.
final class Scope {
    private static final List<Wish> WISHES = new YAMLMapper()
            .readValue(
                    Objects.requireNonNull(Scope.class.getResourceAsStream("out-of-scope.yaml")),
                    new TypeReference<List<Wish>>() {});

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Wish(String id, String words, String en, String de, String insteadEn, String insteadDe) {
        Pattern pattern() {
            return Pattern.compile(
                    words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
        }
    }

    private Scope() {}

    static List<OutOfScope> of(String words, Language language) {
        var result = new ArrayList<OutOfScope>();
        for (var wish : WISHES) {
            var matcher = wish.pattern().matcher(words);
            if (matcher.find()) {
                boolean german = language == Language.DE;
                result.add(new OutOfScope(
                        german ? wish.de() : wish.en(),
                        matcher.start(),
                        matcher.end(),
                        german ? wish.insteadDe() : wish.insteadEn()));
            }
        }
        return result;
    }
}
