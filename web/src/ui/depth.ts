/** Deeper than anybody reads by hand. */
const MOST = 50;

/** How many pages of a list are wanted by an address; one where it says nothing of use. */
export function pagesWanted(value: unknown): number {
  const count = Number(value);
  return Number.isInteger(count) && count > 1 ? Math.min(count, MOST) : 1;
}

/** The same as it stands in an address. */
export function pageIn(value: unknown): number | undefined {
  const count = pagesWanted(value);
  return count > 1 ? count : undefined;
}
