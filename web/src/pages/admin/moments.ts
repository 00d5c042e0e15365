/** When something happened, and by which events: several can have come in one second, or in one moment. */
export interface Moment {
  at: string;
  /** The first and the last of them, such as 17 and 19; the same where it is one. */
  positions: [string, string];
}

/** The oldest first. */
export function momentsOf(facts: readonly { at: string; position: string }[]): Moment[] {
  const found: Moment[] = [];
  for (const { at, position } of facts.toSorted((one, other) => Number(one.position) - Number(other.position))) {
    const last = found.at(-1);
    if (last?.at === at) last.positions[1] = position;
    else found.push({ at, positions: [position, position] });
  }
  return found;
}

/** Such as #17, or #17–#19. */
export function numbers({ positions: [first, last] }: Moment): string {
  return first === last ? `#${first}` : `#${first}–#${last}`;
}

/** Which of them was the last that had happened by then; the first where none had. */
export function indexOf(moments: readonly Moment[], at: string): number {
  return Math.max(
    0,
    moments.findLastIndex((moment) => Date.parse(moment.at) <= Date.parse(at)),
  );
}
