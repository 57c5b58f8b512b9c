//! The sentences that the app says, by code, in each language it speaks.

use crate::settings;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    En,
    De,
}

impl Default for Lang {
    fn default() -> Lang {
        Lang::of(settings::LANGUAGE).unwrap_or(Lang::En)
    }
}

impl Lang {
    fn of(tag: &str) -> Option<Lang> {
        match tag.get(..2)? {
            "en" => Some(Lang::En),
            "de" => Some(Lang::De),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header that we speak; otherwise the app's own.
    pub fn accepted(header: Option<&str>) -> Lang {
        header
            .and_then(|tags| tags.split(',').find_map(|tag| Lang::of(tag.trim())))
            .unwrap_or_default()
    }
}

/// The sentence for a code, with `{0}`, `{1}` filled in.
pub fn message(lang: Lang, code: &str, details: &[String]) -> String {
    let (en, de) = sentence(code);
    let mut text = match lang {
        Lang::En => en,
        Lang::De => de,
    }
    .to_owned();
    for (index, detail) in details.iter().enumerate() {
        text = text.replace(&format!("{{{index}}}"), detail);
    }
    text
}

fn sentence(code: &str) -> (&'static str, &'static str) {
    match code {
        "required" => ("This is needed.", "Das wird gebraucht."),
        "type" => (
            "This is not the right kind of value.",
            "Das ist nicht die richtige Art von Wert.",
        ),
        "min" => ("At least {0}, please.", "Bitte mindestens {0}."),
        "max" => ("At most {0}, please.", "Bitte höchstens {0}."),
        "too_short" => (
            "At least {0} characters, please.",
            "Bitte mindestens {0} Zeichen.",
        ),
        "too_long" => (
            "At most {0} characters, please.",
            "Bitte höchstens {0} Zeichen.",
        ),
        "pattern" => (
            "This does not have the right form.",
            "Das hat nicht die richtige Form.",
        ),
        "invalid" => ("Please check what you entered.", "Bitte prüfen Sie die Eingabe."),
        "unknown_field" => ("There is no such field.", "Dieses Feld gibt es nicht."),
        "read_only" => ("This cannot be changed.", "Das lässt sich nicht ändern."),
        "taken" => ("This is already taken.", "Das ist schon vergeben."),
        "not_found_reference" => (
            "What this points to does not exist.",
            "Worauf das verweist, gibt es nicht.",
        ),
        "in_use" => ("Used by {0} {1}.", "Wird von {0} {1} verwendet."),
        "transition" => (
            "It cannot go from {0} to {1}.",
            "Der Wechsel von {0} zu {1} ist nicht möglich.",
        ),
        "version_conflict" => (
            "Somebody else has changed this in the meantime.",
            "Inzwischen hat jemand anderes das geändert.",
        ),
        "conflict" => (
            "Other records stand in the way.",
            "Andere Einträge stehen dem entgegen.",
        ),
        "bad_json" => ("This is not valid JSON.", "Das ist kein gültiges JSON."),
        "bad_query" => (
            "The query parameter {0} is unknown or malformed.",
            "Der Parameter {0} ist unbekannt oder fehlerhaft.",
        ),
        "bad_upload" => (
            "Please send one file in the part \"file\".",
            "Bitte genau eine Datei im Teil \"file\" senden.",
        ),
        "signed_out" => ("Please sign in.", "Bitte melden Sie sich an."),
        "wrong_password" => (
            "E-mail or password is not right.",
            "E-Mail oder Passwort stimmt nicht.",
        ),
        "forbidden" => ("You are not allowed to do this.", "Das dürfen Sie nicht."),
        "must_change_password" => (
            "Please choose a password of your own first.",
            "Bitte wählen Sie zuerst ein eigenes Passwort.",
        ),
        "csrf" => (
            "Please reload the page and try again.",
            "Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.",
        ),
        "not_found" => ("There is nothing here.", "Hier ist nichts."),
        "too_large" => ("This is too large.", "Das ist zu groß."),
        "too_many" => (
            "Too many failed sign-ins. Please wait {0} seconds.",
            "Zu viele Fehlversuche. Bitte warten Sie {0} Sekunden.",
        ),
        "expired_link" => (
            "This link has been used or is too old.",
            "Dieser Link wurde schon benutzt oder ist zu alt.",
        ),
        "last_owner" => (
            "The last owner has to stay.",
            "Der letzte Inhaber muss bleiben.",
        ),
        _ => (
            "Something went wrong on our side.",
            "Bei uns ist etwas schiefgegangen.",
        ),
    }
}

/// The short name of an HTTP status.
pub fn title(lang: Lang, status: u16) -> &'static str {
    let (en, de) = match status {
        400 => ("Not understood", "Nicht verstanden"),
        401 => ("Signed out", "Nicht angemeldet"),
        403 => ("Not allowed", "Nicht erlaubt"),
        404 => ("Not found", "Nicht gefunden"),
        409 => ("In the way", "Im Weg"),
        413 => ("Too large", "Zu groß"),
        422 => ("Not valid", "Nicht gültig"),
        429 => ("Too often", "Zu oft"),
        _ => ("Not working", "Gestört"),
    };
    match lang {
        Lang::En => en,
        Lang::De => de,
    }
}
