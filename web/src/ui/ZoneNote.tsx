import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhen } from './when';

/** In whose time the moments of a list are told: more than one where clocks are changed between them. */
export function ZoneNote({ of }: { of: readonly (string | null | undefined)[] }) {
  const { t } = useTranslation();
  const when = useWhen();
  const zones = new Set(of.filter((moment) => moment != null).map(when.zoneName));
  if (zones.size === 0) return null;
  return (
    <Text size="xs" c="dimmed" mt={6} className="zone">
      {t('common.zone', { zone: [...zones].join(' / ') })}
    </Text>
  );
}
