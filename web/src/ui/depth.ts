/** Deeper than an address says; who reads on goes on from there. */
export const MOST_PAGES = 50;

/** How many pages of a list are wanted by an address; one where it says nothing of use. */
export function pagesWanted(value: unknown): number {
  const count = Number(value);
  return Number.isInteger(count) && count > 1 ? Math.min(count, MOST_PAGES) : 1;
}

/** The same of both lists as it stands in an address: nothing of one that is at its first page, not even its name. */
export function pagesIn(search: Record<string, unknown>): { page?: number; page2?: number } {
  const [page, page2] = [pagesWanted(search['page']), pagesWanted(search['page2'])];
  return { ...(page > 1 ? { page } : {}), ...(page2 > 1 ? { page2 } : {}) };
}
