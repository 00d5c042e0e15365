import { Alert } from '@mantine/core';
import { BookOpen, CalendarCheck2, ChartColumn, Coins, HandCoins, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readsBooks, useSession } from '../../api/session';
import { Sections } from '../../ui/Sections';

export type BooksPage = '/books' | '/books/payouts' | '/books/reconciliation' | '/books/months' | '/books/trends' | '/books/credits';

/** What the pages for finance have in common. */
export function Books({ here, children }: { here: BooksPage; children: ReactNode }) {
  const { t } = useTranslation();
  const session = useSession();
  if (!readsBooks(session)) return <Alert color="gray">{t('error.FORBIDDEN')}</Alert>;
  return (
    <Sections<BooksPage>
      title={t('nav.books')}
      here={here}
      pages={{
        '/books': { label: t('books.ledger'), icon: BookOpen },
        '/books/payouts': { label: t('books.payouts'), icon: HandCoins },
        '/books/reconciliation': { label: t('books.reconciliation'), icon: Scale },
        '/books/months': { label: t('books.months'), icon: CalendarCheck2 },
        '/books/trends': { label: t('books.trends'), icon: ChartColumn },
        '/books/credits': { label: t('books.credits'), icon: Coins },
      }}
    >
      {children}
    </Sections>
  );
}
