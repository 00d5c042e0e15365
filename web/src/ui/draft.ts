import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

/**
 * What somebody has changed and not saved yet, or undefined. It is still there when they come back to the page; a sign-out and
 * a reload end it.
 *
 * @param key what it is about
 */
export function useDraft<T extends object>(key: readonly unknown[]): [T | undefined, (draft: T | undefined) => void] {
  const client = useQueryClient();
  const name = ['draft', ...key];
  const said = JSON.stringify(name);
  const [held, setHeld] = useState(() => ({ said, draft: client.getQueryData<T>(name) }));
  // Of another thing by now.
  const draft = held.said === said ? held.draft : client.getQueryData<T>(name);
  const keep = useCallback(
    (next: T | undefined) => {
      const kept = JSON.parse(said) as unknown[];
      setHeld({ said, draft: next });
      client.setQueryDefaults(['draft'], { gcTime: Infinity });
      if (next === undefined) client.removeQueries({ queryKey: kept, exact: true });
      else client.setQueryData(kept, next);
    },
    [client, said],
  );
  return [draft, keep];
}
