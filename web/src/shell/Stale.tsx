import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../api/errors';
import { Trouble } from '../ui/Trouble';
import { isSaid, onSaid } from '../ui/said';

/** Tells that something of what is shown could not be read anew. It stays as it was, with what is being written in it. */
export function Stale() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const cache = client.getQueryCache();
  const [busy, setBusy] = useState(false);
  const found = () => cache.findAll({ type: 'active', predicate: ({ state }) => state.error !== null && state.data !== undefined });
  const error = useSyncExternalStore(
    useCallback((told: () => void) => cache.subscribe(told), [cache]),
    () => found()[0]?.state.error ?? null,
  );
  const said = useSyncExternalStore(onSaid, () => error !== null && isSaid(codeOf(error)));
  if (!error || said) return null;
  const again = async () => {
    setBusy(true);
    await Promise.all(found().map(({ queryKey }) => client.refetchQueries({ queryKey, exact: true })));
    setBusy(false);
  };
  return <Trouble error={error} title={t('trouble.stale')} retry={() => void again()} busy={busy} general />;
}
