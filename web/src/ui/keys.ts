import { type HotkeyItem, useHotkeys } from '@mantine/hooks';

const isDialogOpen = () => document.querySelector('[aria-modal="true"]') !== null;

/**
 * Keys for what a page does. A key that is held does its work once, and none works while a dialog is open: what it would do is
 * not what is looked at then.
 */
export function useKeys(keys: HotkeyItem[]): void {
  useHotkeys(
    keys.map(([key, work, options]) => [
      key,
      (event: KeyboardEvent) => {
        if (!event.repeat && !isDialogOpen()) work(event);
      },
      options,
    ]),
  );
}

/** Each place that a list of cards has; of a card that is no place by itself, what can be done with it first. */
const PLACES = 'main .card-link, main [data-step], main article.card';
const FIRST = 'a[href], button:not(:disabled)';
/** Lists that go through their rows themselves. */
const LISTS = 'main [data-list]';

/** `j` and `k` go through the cards that a page shows, and on while they are held. */
export function useSteps(): void {
  const step = (by: 1 | -1) => {
    if (isDialogOpen() || document.querySelector(LISTS)) return;
    const places = [...document.querySelectorAll<HTMLElement>(PLACES)].filter((place) => place.checkVisibility());
    const at = places.findIndex((place) => place.contains(document.activeElement));
    const next = places[Math.max(0, Math.min(places.length - 1, at + by))];
    if (next?.matches('article') && next.tabIndex < 0) next.querySelector<HTMLElement>(FIRST)?.focus();
    else next?.focus();
  };
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);
}

/** What is pressed with another key for a command of the page, as the viewer's keyboard names it. */
export const MOD = /Mac|iP(hone|ad|od)/.test(navigator.platform) ? '⌘' : 'Ctrl';
