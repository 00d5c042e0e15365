/** A field of something as a line of text, by the way that leads to it. */
export function lines(of: unknown, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  const put = (value: unknown, at: string) => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) {
      if (value.every((each) => typeof each !== 'object')) {
        if (value.length > 0) found.set(at, value.join(', '));
      } else value.forEach((each, index) => put(each, `${at}[${index + 1}]`));
      return;
    }
    if (typeof value === 'object') {
      // Money is one thing to a reader.
      if ('formatted' in value) found.set(at, String(value.formatted));
      else for (const [name, each] of Object.entries(value)) put(each, at ? `${at}.${name}` : name);
      return;
    }
    found.set(at, String(value as string | number | boolean));
  };
  put(of, path);
  return found;
}

export interface Difference {
  field: string;
  one: string | undefined;
  other: string | undefined;
}

/** What is not the same in two states of something. */
export function differences(one: unknown, other: unknown): Difference[] {
  const before = lines(one);
  const after = lines(other);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => before.get(field) !== after.get(field))
    .map((field) => ({ field, one: before.get(field), other: after.get(field) }));
}
