import { Avatar } from '@mantine/core';

const GROUNDS = ['#0d776c', '#1d5fa8', '#7a3ea8', '#a8431d', '#8a3160', '#4c6a16', '#3f4fb0'];

export function initialsOf(name: string): string {
  return name
    .split(' ')
    .map((word) => word[0])
    .filter(Boolean)
    .slice(0, 2)
    .join('')
    .toUpperCase();
}

/** A photo, or the initials on a ground that is always the same for a name. */
export function Face({ name, photo, size = 40 }: { name: string; photo?: string | null; size?: number }) {
  const initials = initialsOf(name);
  const hash = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return (
    <Avatar
      src={photo ?? null}
      alt=""
      size={size}
      radius={size}
      aria-hidden
      styles={{ placeholder: { background: GROUNDS[hash % GROUNDS.length], color: '#fff', fontWeight: 600, border: 0 } }}
    >
      {initials || '–'}
    </Avatar>
  );
}
