export const themes = ["light", "dark", "system"] as const;

export type Theme = (typeof themes)[number];

export const chosenTheme = (): Theme => themes.find((theme) => theme === localStorage.getItem("theme")) ?? "system";

/** Remembers the choice; `theme.js` puts it on the page. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem("theme", theme);
  window.dispatchEvent(new Event("themechange"));
}
