package com.nocodo.operator.identity.mail;

import org.springframework.web.util.HtmlUtils;

/// What an invitation says, as plain text and as a page.
public record Letter(String subject, String text, String html) {

    /// @param language `en` or `de`
    public static Letter of(String language, String name, String inviter, String link) {
        return language.equals("de") ? german(name, inviter, link) : english(name, inviter, link);
    }

    private static Letter english(String name, String inviter, String link) {
        return new Letter(
                "You are invited to nocodo",
                """
                Hello %s,

                %s has invited you to nocodo. This link signs you in, once, within a week:

                %s

                Open it on a computer from which nocodo can be reached. If you did not expect this mail, do nothing.
                """.formatted(name, inviter, link),
                page(
                        "en",
                        "Hello %s,".formatted(escaped(name)),
                        "%s has invited you to nocodo. This link signs you in, once, within a week:"
                                .formatted(escaped(inviter)),
                        link,
                        "Sign in to nocodo",
                        "Open it on a computer from which nocodo can be reached. If you did not expect this mail, do"
                                + " nothing."));
    }

    private static Letter german(String name, String inviter, String link) {
        return new Letter(
                "Sie sind zu nocodo eingeladen",
                """
                Hallo %s,

                %s hat Sie zu nocodo eingeladen. Dieser Link meldet Sie an, einmal, binnen einer Woche:

                %s

                Öffnen Sie ihn auf einem Rechner, von dem aus nocodo zu erreichen ist. Haben Sie diese Mail nicht
                erwartet, dann tun Sie nichts.
                """.formatted(name, inviter, link),
                page(
                        "de",
                        "Hallo %s,".formatted(escaped(name)),
                        "%s hat Sie zu nocodo eingeladen. Dieser Link meldet Sie an, einmal, binnen einer Woche:"
                                .formatted(escaped(inviter)),
                        link,
                        "Bei nocodo anmelden",
                        "Öffnen Sie ihn auf einem Rechner, von dem aus nocodo zu erreichen ist. Haben Sie diese Mail"
                                + " nicht erwartet, dann tun Sie nichts."));
    }

    private static String page(
            String language, String greeting, String sentence, String link, String button, String end) {
        return """
                <!doctype html>
                <html lang="%s"><body style="font-family: sans-serif">
                <p>%s</p>
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                <p>%s</p>
                </body></html>
                """.formatted(language, greeting, sentence, escaped(link), button, end);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
