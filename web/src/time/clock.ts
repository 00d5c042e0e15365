import { useEffect, useState } from 'react';

/*
 * The server's time, by which everything falls due. Its answers tell it to the second; where the sandbox is on it may run
 * days ahead, and the session's query tells by how much.
 */
let ahead = 0;
let told = false;
const listeners = new Set<() => void>();

function set(next: number): void {
  if (Math.abs(next - ahead) < 1_500) return;
  ahead = next;
  listeners.forEach((listener) => listener());
}

/** From the header Date, unless the sandbox has told better. */
export function noteServerDate(date: string | null): void {
  if (!told && date) set(Date.parse(date) - Date.now());
}

export function noteSandboxTime(now: string | undefined): void {
  told = now !== undefined;
  if (now !== undefined) set(Date.parse(now) - Date.now());
}

export function serverNow(): number {
  return Date.now() + ahead;
}

/** The server's time, anew every so many milliseconds. */
export function useNow(everyMillis = 30_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const update = () => setNow(serverNow());
    const timer = setInterval(update, everyMillis);
    listeners.add(update);
    return () => {
      clearInterval(timer);
      listeners.delete(update);
    };
  }, [everyMillis]);
  return now;
}
