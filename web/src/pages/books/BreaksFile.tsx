import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../ui/names';
import { breaksTable } from './breaks';
import { csv, save } from './csv';
import type { Break } from './documents';

/** The differences that are shown, as a file. */
export function BreaksFile({ of, shown }: { of: string; shown: Break[] }) {
  const { t } = useTranslation('finance');
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<Download size={16} aria-hidden />}
      onClick={() => save(`reconciliation-${of}.csv`, csv(breaksTable(shown, nameOf)))}
    >
      {t('books.csv')}
    </Button>
  );
}
