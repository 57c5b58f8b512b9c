import { createSignal } from "solid-js";
import { app } from "./app";
import { de } from "./messages/de";
import { en, type Messages } from "./messages/en";

export type Language = "en" | "de";

export const languages: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

const catalogues: Readonly<Record<Language, Messages>> = { en, de };

const remembered = localStorage.getItem("language");

const [language, setLanguage] = createSignal<Language>(
  remembered === "en" || remembered === "de" ? remembered : app.language,
);

export { language };

/** The interface's words in the language that is on. */
export const t = (): Messages => catalogues[language()];

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem("language", chosen);
  document.documentElement.lang = chosen;
  setLanguage(chosen);
}

/** The region's habits of the person's browser where it speaks this language, else the language's own. */
export function locale(): string {
  return (
    navigator.languages.find((tag) => tag.split("-")[0] === language()) ?? { en: "en-GB", de: "de-DE" }[language()]
  );
}
