package com.nocodo.operator.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.sheet.Rows;
import com.nocodo.modes.sheet.Sketch;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// What a value of a spreadsheet is sent as, once its field became another type.
class FittedTest {
    private static AppSpec spec(String type) {
        return SpecYaml.read("""
                nocodo: 1
                app: {name: Club, slug: club, language: en, currency: EUR}
                entities:
                  - {id: e1, name: member, plural: members, label: Member, label_plural: Members, display: [name],
                     fields: [{id: f1, name: name, label: Name, type: text, required: true},
                              {id: f2, name: fee, label: Fee, type: %s}]}
                """.formatted(type));
    }

    private static Object value(String text) {
        if (text.startsWith("'")) {
            return text.substring(1);
        }
        return text.contains(".") ? (Object) new BigDecimal(text) : (Object) Long.valueOf(text);
    }

    /// A text has ' before it.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
                    integer, money,   12,      1200
                    integer, money,   0,       0
                    decimal, money,   12.50,   1250
                    decimal, money,   12.505,  1250.5
                    text,    money,   '12.50,  1250
                    text,    money,   'twelve, "twelve"
                    money,   integer, 1200,    12
                    money,   integer, 1250,    12.50
                    money,   decimal, 1250,    12.50
                    money,   text,    1250,    "12.50"
                    money,   money,   1250,    1250
                    integer, text,    1200,    "1200"
                    text,    integer, '1200,   1200
                    text,    decimal, '0.5,    0.5
                    """)
    void aValueIsWhatItWasAsTheNewType(String before, String now, String value, String sent) {
        var line = new Rows.Line(2, Map.of("fee", value(value)), Map.of());
        var sketch =
                new Sketch(spec(before), List.of(new Rows("member", "Members", List.of(line))), List.of(), List.of());

        var fitted = Fitted.rows(sketch, spec(now), new ArrayList<>());

        var values = fitted.getFirst().lines().getFirst().values();
        assertThat(JsonMapper.shared().writeValueAsString(values.get("fee"))).isEqualTo(sent);
    }
}
