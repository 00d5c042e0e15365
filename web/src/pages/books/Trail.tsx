import { Button, Code, Group, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { BookOpen, FileSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Nothing, Onward } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { Timeline } from '../admin/Timeline';
import { trailQuery } from '../admin/trail';
import classes from '../admin/Admin.module.css';
import { Books } from './Books';

const route = getRouteApi('/books/trail');

/** The events behind money: all that happened to a payment, a payout or whatever else moved it, to be read. */
export function Trail() {
  const { t } = useTranslation(['translation', 'finance']);
  const { subject, position } = route.useSearch();
  return (
    <Books here="/books">
      <Stack gap="lg" maw={820}>
        <Group justify="space-between" align="flex-end">
          <div style={{ minWidth: 0 }}>
            <Title order={2} size="h3">
              {t('finance:trail.title')}
            </Title>
            <Code style={{ overflowWrap: 'anywhere' }}>{subject}</Code>
          </div>
          <Button component={Link} to="/books" search={{ position } as never} variant="default" leftSection={<BookOpen size={16} aria-hidden />}>
            {t(position ? 'finance:trail.ledgerThen' : 'books.ledger')}
          </Button>
        </Group>
        {subject && <Events subject={subject} position={position} key={subject} />}
      </Stack>
    </Books>
  );
}

function Events({ subject, position }: { subject: string; position: string | undefined }) {
  const { t } = useTranslation(['translation', 'finance']);
  const trail = useInfiniteQuery(trailQuery(subject));
  return (
    <Pages of={trail} empty={<Nothing icon={FileSearch} title={t('finance:trail.none')} text={t('finance:trail.noneText')}><Onward to="/books/payouts">{t('books.payouts')}</Onward></Nothing>}>
      {(facts) => (
        <section className={`card ${classes.panel}`}>
          <Timeline facts={facts} marked={position} />
        </section>
      )}
    </Pages>
  );
}
