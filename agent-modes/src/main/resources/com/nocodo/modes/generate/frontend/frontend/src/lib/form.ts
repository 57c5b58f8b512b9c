import { createSignal } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import type { Entity } from "./entity";
import { errorText } from "./errors";
import { isEmpty, type Field, type LinksField, type LinkValue, type Row, type Saved, type Value } from "./fields";
import { ApiError, type Issue } from "./http";
import { accessTo, isLinkedToMe, type Access } from "./permissions";
import { isoDate, fromLocalInput } from "./time";
import { validate, validateValue } from "./validate";

/** What a form of any kind of record is given. */
export interface EditorProps {
  /** The record to change; none to make a new one. */
  readonly record?: Saved;
  /** Values of a new record that are settled already, such as its parent. Their fields are not asked for. */
  readonly preset?: Row;
  /** A text to start the first field with. */
  readonly hint?: string;
  onSaved(saved: Saved): void;
  onCancel(): void;
}

/** The state of one form: values as they travel in JSON, and what is wrong with them. */
export interface Form<F extends Row = Row> {
  readonly id: string;
  readonly entity: Entity<F>;
  readonly isNew: boolean;
  readonly record: Saved | undefined;
  access(name: string): Access;
  value(name: string): Value;
  set(name: string, value: Value): void;
  /** Checks a field once the person has left it. */
  check(name: string): void;
  error(name: string): string | undefined;
  errorCount(): number;
  /** What is wrong with the record as a whole. */
  problem(): string | undefined;
  conflict(): boolean;
  isDirty(): boolean;
  isBusy(): boolean;
  submit(): Promise<void>;
  cancel(): void;
  /** Gives the changes up, so that nothing asks about them any more. */
  abandon(): void;
  closeConflict(): void;
  keepMine(): Promise<void>;
  reloadTheirs(): Promise<void>;
}

let forms = 0;

export function createForm<F extends Row>(entity: Entity<F>, props: EditorProps): Form<F> {
  const id = `form-${(forms += 1)}`;
  const fields: Readonly<Record<string, Field>> = entity.fields;
  const isNew = props.record === undefined;
  const [record, setRecord] = createSignal(props.record);
  const [values, setValues] = createStore<Record<string, Value>>(
    startValues(fields, { ...props.record, ...props.preset }, isNew, entity, props.hint),
  );
  let start: Row = { ...unwrap(values) };
  const [errors, setErrors] = createStore<Record<string, string | undefined>>({});
  const [problem, setProblem] = createSignal<string>();
  const [conflict, setConflict] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [done, setDone] = createSignal(false);

  const access = (name: string): Access => {
    if (props.preset && name in props.preset) return "none";
    if (isNew && isLinkedToMe(entity, name)) return "none";
    // The workflow's own moves change the state; a form never does.
    if (entity.workflow?.field === name) return isNew ? "none" : "read";
    return accessTo(entity, name);
  };
  const editable = (name: string): boolean => access(name) === "write";
  const changedNames = (): string[] =>
    Object.keys(fields).filter((name) => JSON.stringify(values[name]) !== JSON.stringify(start[name]));

  function show(found: readonly Issue[]): void {
    const issues = found.map((issue) => placed(issue, fields));
    const inForm = issues.filter((issue) => issue.field !== null && editable(issue.field));
    setErrors(Object.fromEntries(Object.keys(fields).map((name) => [name, undefined])));
    for (const issue of inForm) if (issue.field !== null) setErrors(issue.field, issue.message);
    setProblem(
      issues
        .filter((issue) => !inForm.includes(issue))
        .map((issue) => issue.message)
        .join(" ") || undefined,
    );
    focusFirstInvalid(id);
  }

  function send(): Promise<Saved> {
    const current = record();
    if (!current) {
      const given = Object.keys(fields).filter((name) => editable(name) || (props.preset && name in props.preset));
      return entity.api.create(pick(values, given) as Partial<F>);
    }
    return entity.api.update(current.id, current.version, pick(values, changedNames()) as Partial<F>);
  }

  async function submit(): Promise<void> {
    if (busy()) return;
    const issues = validate(entity, values, editable);
    show(issues);
    if (issues.length > 0) return;
    setBusy(true);
    try {
      const saved = await send();
      setDone(true);
      props.onSaved(saved);
    } catch (error) {
      if (error instanceof ApiError && error.has("version_conflict")) setConflict(true);
      else if (error instanceof ApiError && error.issues.length > 0) show(error.issues);
      else setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  }

  return {
    id,
    entity,
    isNew,
    get record() {
      return record();
    },
    access,
    value: (name) => values[name] ?? null,
    set: (name, value) => {
      setValues(name, value);
      setErrors(name, undefined);
    },
    check: (name) => {
      const field = fields[name];
      if (field && (!isEmpty(values[name]) || errors[name]))
        setErrors(name, validateValue(field, values[name])?.message);
    },
    error: (name) => errors[name],
    errorCount: () => Object.values(errors).filter((message) => message !== undefined).length,
    problem,
    conflict,
    isDirty: () => !done() && changedNames().length > 0,
    isBusy: busy,
    submit,
    cancel: () => props.onCancel(),
    abandon: () => setDone(true),
    closeConflict: () => setConflict(false),
    keepMine: async () => {
      const current = record();
      setConflict(false);
      if (!current) return;
      const theirs: Saved = await entity.api.get(current.id);
      setRecord(theirs);
      await submit();
    },
    reloadTheirs: async () => {
      const current = record();
      setConflict(false);
      if (!current) return;
      const theirs: Saved = await entity.api.get(current.id);
      setRecord(theirs);
      start = startValues(fields, theirs, false, entity);
      setValues({ ...start } as Record<string, Value>);
      show([]);
    },
  };
}

/** What is wrong with a value of a link (`skill_links.0.hours`) is shown at the links. */
function placed(issue: Issue, fields: Readonly<Record<string, Field>>): Issue {
  const [name = "", , own = ""] = issue.field?.split(".") ?? [];
  const field = fields[name];
  if (field?.type !== "links" || own === "") return issue;
  return { ...issue, field: name, message: `${field.fields[own]?.label ?? own}: ${issue.message}` };
}

/** The values that link a new record to its parent: whole where links have values of their own. */
export function presetLink(entity: Entity, via: string, parentId: number): Row {
  const whole = via.replace(/_ids$/, "_links");
  const field = entity.fields[whole];
  if (field?.type === "links") return { [whole]: [newLink(field, parentId)] };
  return { [via]: entity.fields[via]?.type === "relations" ? [parentId] : parentId };
}

/** A link to one more record. */
export const newLink = (field: LinksField, id: number): LinkValue => ({
  ...(Object.fromEntries(
    Object.entries(field.fields).map(([name, own]) => [name, initialValue(own)]),
  ) as LinkValue),
  id,
});

const pick = (from: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map((name) => [name, from[name] ?? null]));

function startValues(
  fields: Readonly<Record<string, Field>>,
  given: Row,
  isNew: boolean,
  entity: Entity,
  hint?: string,
): Record<string, Value> {
  const first = entity.display[0];
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => !field.computed)
      .map(([name, field]) => {
        const hinted = name === first && field.type === "text" ? hint : undefined;
        return [name, given[name] ?? (isNew ? (hinted ?? initialValue(field)) : emptyValue(field))];
      }),
  );
}

function emptyValue(field: Field): Value {
  if (field.type === "boolean") return false;
  return field.type === "relations" || field.type === "links" ? [] : null;
}

function initialValue(field: Field): Value {
  if (field.initial === "today()") return isoDate(new Date());
  if (field.initial === "now()") return fromLocalInput(new Date().toISOString());
  return field.initial ?? emptyValue(field);
}

/** Runs once the messages are on the page. */
function focusFirstInvalid(formId: string): void {
  queueMicrotask(() => document.getElementById(formId)?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
