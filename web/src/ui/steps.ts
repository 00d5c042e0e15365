import { useHotkeys } from '@mantine/hooks';
import { type RefObject, useRef } from 'react';

/** Which row `j` and `k` lead to: from none to the first, and never beyond the ends. */
export function stepTo(at: number, by: 1 | -1, count: number): number {
  return Math.max(0, Math.min(count - 1, at + by));
}

/** What of a row takes the focus. */
const FOCUSABLE = 'a[href], button:not(:disabled)';

/** `j` and `k` go from row to row of a list; of several lists through the one that has the focus, or else the first. */
export function useSteps<E extends HTMLElement>(rows: string): RefObject<E | null> {
  const list = useRef<E>(null);
  const step = (by: 1 | -1) => {
    const here = list.current;
    const active = document.activeElement;
    const meant = active?.closest('[data-list]') ?? document.querySelector('[data-list]');
    if (!here || meant !== here) return;
    const all = [...here.querySelectorAll(rows)].flatMap((row) => {
      const first = row.matches(FOCUSABLE) ? row : row.querySelector(FOCUSABLE);
      return first instanceof HTMLElement ? [{ row, first }] : [];
    });
    const at = all.findIndex(({ row }) => row.contains(active));
    all[stepTo(at, by, all.length)]?.first.focus();
  };
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);
  return list;
}
