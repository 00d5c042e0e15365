/** The last word of a path such as `mentor.languages`. */
export function fieldOf(missing: string): string {
  return missing.slice(missing.lastIndexOf('.') + 1);
}

/** Where a member says what `profileCompletion` misses: a page, and the field of it. */
export function whereIs(missing: string): { to: string; hash?: string } {
  if (missing === 'mentor') return { to: '/desk' };
  if (missing === 'mentor.availability') return { to: '/desk/availability' };
  const hash = fieldOf(missing);
  if (missing.startsWith('mentor.')) return { to: '/settings/mentor', hash };
  return { to: missing.startsWith('menteeProfile.') ? '/settings/learning' : '/settings', hash };
}
