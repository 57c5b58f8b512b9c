package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.Names;
import java.util.List;

/// What the app as a whole is called and how it looks.
final class AppFiles {
    private static final String USUAL_PRIMARY = "#0f766e";
    private static final String LIGHT = "#ffffff";
    private static final String DARK = "#171c24";

    private final App app;
    private final String primary;

    AppFiles(App app) {
        this.app = app;
        var chosen = app.theme() == null ? null : app.theme().primary();
        this.primary = chosen == null ? USUAL_PRIMARY : chosen;
    }

    List<GeneratedFile> files() {
        return List.of(
                GeneratedFile.of("frontend/index.html", page()),
                GeneratedFile.of("frontend/public/icon.svg", icon()),
                GeneratedFile.of("frontend/src/theme.css", theme()),
                GeneratedFile.of("frontend/src/lib/app.ts", facts()));
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="%s">
                  <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <title>%s</title>
                    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
                    <script src="/theme.js"></script>
                  </head>
                  <body>
                    <div id="app"></div>
                    <script type="module" src="/src/main.tsx"></script>
                  </body>
                </html>
                """.formatted(app.language(), Ts.html(app.name()));
    }

    private String icon() {
        var letter = app.name()
                .strip()
                .codePoints()
                .limit(1)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("·");
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
                  <rect width="32" height="32" rx="8" fill="%s" />
                  <text x="16" y="22" text-anchor="middle" font-family="system-ui, sans-serif" font-size="17" \
                font-weight="600" fill="#ffffff">%s</text>
                </svg>
                """.formatted(onLight(), Ts.html(Names.capital(letter)));
    }

    private String facts() {
        var logo = app.theme() == null ? null : app.theme().logo();
        return """
                /** What the app is called and how it speaks by default. */
                export const app: {
                  readonly name: string;
                  readonly language: "en" | "de";
                  readonly currency: string;
                  readonly logo: string | null;
                } = {
                  name: %s,
                  language: %s,
                  currency: %s,
                  logo: %s,
                };
                """.formatted(
                        Ts.text(app.name()),
                        Ts.text(app.language()),
                        Ts.text(app.currency()),
                        logo == null ? "null" : Ts.text(logo));
    }

    private String onLight() {
        return Colours.readable(primary, LIGHT, "#000000");
    }

    private String theme() {
        var onDark = Colours.readable(Colours.mix(primary, LIGHT, 0.25), DARK, LIGHT);
        return """
                /* The app's colours. Everything else about the look is in app.css. */
                @plugin "daisyui/theme" {
                  name: "light";
                  default: true;
                  prefersdark: false;
                  color-scheme: light;
                  --color-base-100: #ffffff;
                  --color-base-200: #f6f7f8;
                  --color-base-300: #e3e6e9;
                  --color-base-content: #1b2430;
                  --color-primary: %1$s;
                  --color-primary-content: #ffffff;
                  --color-secondary: #475569;
                  --color-secondary-content: #ffffff;
                  --color-accent: %1$s;
                  --color-accent-content: #ffffff;
                  --color-neutral: #1f2937;
                  --color-neutral-content: #f3f4f6;
                  --color-info: #1d4ed8;
                  --color-info-content: #ffffff;
                  --color-success: #15803d;
                  --color-success-content: #ffffff;
                  --color-warning: #b45309;
                  --color-warning-content: #ffffff;
                  --color-error: #b91c1c;
                  --color-error-content: #ffffff;
                %3$s}

                @plugin "daisyui/theme" {
                  name: "dark";
                  default: false;
                  prefersdark: true;
                  color-scheme: dark;
                  --color-base-100: #171c24;
                  --color-base-200: #10141a;
                  --color-base-300: #2c3440;
                  --color-base-content: #e4e8ed;
                  --color-primary: %2$s;
                  --color-primary-content: #0b1014;
                  --color-secondary: #94a3b8;
                  --color-secondary-content: #0f172a;
                  --color-accent: %2$s;
                  --color-accent-content: #0b1014;
                  --color-neutral: #2c3440;
                  --color-neutral-content: #e4e8ed;
                  --color-info: #93b4fd;
                  --color-info-content: #0b1b3f;
                  --color-success: #6fcf97;
                  --color-success-content: #052e16;
                  --color-warning: #f0b45b;
                  --color-warning-content: #3a1f04;
                  --color-error: #f58f8f;
                  --color-error-content: #450a0a;
                %3$s}
                """.formatted(onLight(), onDark, SHAPES);
    }

    private static final String SHAPES = """
              --radius-selector: 0.375rem;
              --radius-field: 0.5rem;
              --radius-box: 0.75rem;
              --size-selector: 0.25rem;
              --size-field: 0.25rem;
              --border: 1px;
              --depth: 0;
              --noise: 0;
            """;
}
