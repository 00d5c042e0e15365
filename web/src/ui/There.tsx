import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWhen } from './when';

/** A moment on the other one's clock; nothing where that shows the same as the reader's. */
export function There({ at, other, size = 'sm' }: { at: string; other: { firstName?: string | null; timeZone: string }; size?: 'xs' | 'sm' }) {
  const { t } = useTranslation();
  const when = useWhen();
  const there = useWhen(other.timeZone);
  if (there.zoneName(at) === when.zoneName(at)) return null;
  return (
    <Text size={size} c="dimmed">
      {t('book.there', { name: other.firstName ?? '–', time: `${there.date(at)}, ${there.time(at)}`, zone: there.zoneName(at) })}
    </Text>
  );
}
