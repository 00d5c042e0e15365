/** Trouble that is the whole server's, whatever was read. */
const GENERAL: readonly string[] = ['NETWORK', 'TIMEOUT'];

const shown = new Map<symbol, string>();
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

/** Says what went wrong in its place on the page, until what it returns is called. */
export function say(code: string): () => void {
  const place = Symbol(code);
  shown.set(place, code);
  tell();
  return () => {
    shown.delete(place);
    tell();
  };
}

/** Whether it is said somewhere on the page already, and is the same trouble wherever it shows. */
export function isSaid(code: string): boolean {
  return GENERAL.includes(code) && [...shown.values()].includes(code);
}

/** Whether both are the same trouble. */
export function sameTrouble(one: string, other: string): boolean {
  return one === other && GENERAL.includes(one);
}

export function onSaid(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
