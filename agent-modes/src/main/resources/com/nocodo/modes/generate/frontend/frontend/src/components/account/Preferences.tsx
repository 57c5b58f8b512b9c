import { createSignal, For, type JSX } from "solid-js";
import { chooseLanguage, language, languages, t, type Language } from "../../lib/i18n";
import { chooseTheme, chosenTheme, themes } from "../../lib/theme";

/** Appearance and language, remembered on this device. */
export function Preferences() {
  const [theme, setTheme] = createSignal(chosenTheme());
  return (
    <div class="grid gap-5 sm:grid-cols-2">
      <Choices legend={t().theme.title}>
        <For each={themes}>
          {(name) => (
            <Choice
              group="theme"
              label={t().theme[name]}
              checked={theme() === name}
              onChoose={() => {
                chooseTheme(name);
                setTheme(name);
              }}
            />
          )}
        </For>
      </Choices>
      <Choices legend={t().language}>
        <For each={Object.keys(languages) as Language[]}>
          {(name) => (
            <Choice
              group="language"
              label={languages[name]}
              checked={language() === name}
              onChoose={() => chooseLanguage(name)}
            />
          )}
        </For>
      </Choices>
    </div>
  );
}

function Choices(props: { legend: string; children: JSX.Element }) {
  return (
    <fieldset>
      <legend class="mb-2 text-sm font-medium">{props.legend}</legend>
      <div class="flex flex-wrap gap-x-5 gap-y-2">{props.children}</div>
    </fieldset>
  );
}

function Choice(props: { group: string; label: string; checked: boolean; onChoose(): void }) {
  return (
    <label class="flex min-h-6 cursor-pointer items-center gap-2">
      <input
        type="radio"
        name={props.group}
        class="radio radio-sm radio-primary"
        checked={props.checked}
        onChange={() => props.onChoose()}
      />
      {props.label}
    </label>
  );
}
