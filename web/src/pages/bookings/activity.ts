interface Entry {
  id: string;
  type: string;
  reason: string | null;
}

/**
 * What people did, one entry each. A move that nobody has to agree to is asked for and then made: it is told once, where it was
 * made, with who asked and why. One that came to nothing stays as it was asked for.
 */
export function acts<T extends Entry>(history: readonly T[]): T[] {
  const told: T[] = [];
  let asked: T | undefined;
  for (const entry of history) {
    if (entry.type === 'RescheduleRequested') asked = entry;
    if (entry.type === 'ProposalEnded' || entry.type === 'TimeProposed') asked = undefined;
    if (asked && entry.type === 'BookingRescheduled') {
      told.splice(told.indexOf(asked), 1);
      told.push({ ...asked, id: entry.id, type: entry.type });
      asked = undefined;
    } else {
      told.push(entry);
    }
  }
  return told;
}
