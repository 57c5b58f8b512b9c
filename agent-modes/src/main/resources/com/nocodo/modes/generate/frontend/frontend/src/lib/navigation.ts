import { entities } from "./entities";
import type { Entity } from "./entity";
import { may } from "./permissions";

/** The kinds of record that this person may list. */
export const listable = (): readonly Entity[] => entities.filter((entity) => may("list", entity));

export const entityNamed = (name: string): Entity | undefined => entities.find((entity) => entity.name === name);
