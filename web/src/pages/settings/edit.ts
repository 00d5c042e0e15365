/** What a field of a form holds; empty where nothing is said. */
export type Said = string | boolean | readonly string[];

/** What an edit begins with, and which version of it that is. */
export interface Version<F> {
  version: number;
  fields: F;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields in which the two differ, in the order of the first. */
export function changed<F extends object>(from: F, to: F): (keyof F & string)[] {
  return (Object.keys(from) as (keyof F & string)[]).filter((field) => !same(from[field], to[field]));
}

/** What is there now, with the fields that were changed since it was sent as they are being written. */
export function rebased<F extends object>(sent: F, typed: F, now: F): F {
  const kept = changed(sent, typed).map((field) => [field, typed[field]]);
  return { ...now, ...Object.fromEntries(kept) };
}
