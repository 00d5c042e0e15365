import { Alert, Skeleton, Tabs, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { BookOpen, CalendarCheck2, HandCoins, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readsBooks, useSession } from '../../api/session';

const PAGES = {
  '/books': { label: 'books.ledger', icon: BookOpen },
  '/books/payouts': { label: 'books.payouts', icon: HandCoins },
  '/books/reconciliation': { label: 'books.reconciliation', icon: Scale },
  '/books/months': { label: 'books.months', icon: CalendarCheck2 },
} as const;

export type BooksPage = keyof typeof PAGES;

/** What the pages for finance have in common. */
export function Books({ here, children }: { here: BooksPage; children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { me, loading } = useSession();
  if (loading) return <Skeleton height={150} radius="lg" />;
  if (!readsBooks(me)) return <Alert color="gray">{t('error.FORBIDDEN')}</Alert>;
  return (
    <>
      <Title order={1} mb="md">
        {t('nav.books')}
      </Title>
      <Tabs value={here} onChange={(page) => void navigate({ to: (page ?? '/books') as BooksPage })} keepMounted={false}>
        <Tabs.List mb="lg" aria-label={t('nav.books')}>
          {(Object.keys(PAGES) as BooksPage[]).map((page) => {
            const { label, icon: Icon } = PAGES[page];
            return (
              <Tabs.Tab key={page} value={page} leftSection={<Icon size={16} aria-hidden />}>
                {t(label)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        {(Object.keys(PAGES) as BooksPage[]).map((page) => (
          <Tabs.Panel key={page} value={page}>
            {page === here && children}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
