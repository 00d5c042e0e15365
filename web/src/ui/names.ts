export interface Named {
  firstName: string | null;
  lastName: string | null;
}

/** A dash for who has been erased. */
export function nameOf(member: Named): string {
  return [member.firstName, member.lastName].filter(Boolean).join(' ') || '–';
}
