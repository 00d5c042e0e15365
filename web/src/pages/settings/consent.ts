import type { CalendarKind } from './documents';

/*
 * A provider sends members back with nothing but what it was given, so which one it was is kept on the device meanwhile, by the
 * secret that goes there and comes back.
 */
const KEPT = 'mentorlink.calendar';

export function leaveFor(kind: CalendarKind, address: string): void {
  const state = new URL(address).searchParams.get('state') ?? '';
  sessionStorage.setItem(KEPT, JSON.stringify({ kind, state }));
  location.assign(address);
}

/** Which provider that is the answer of, if it was asked on this device. */
export function cameFrom(state: string): CalendarKind | undefined {
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null) return undefined;
  const asked = JSON.parse(kept) as { kind: CalendarKind; state: string };
  return asked.state === state ? asked.kind : undefined;
}

export function forget(): void {
  sessionStorage.removeItem(KEPT);
}
