import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { FileSearch, Search, ShieldCheck } from 'lucide-react';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { Nothing } from '../../ui/Nothing';
import { usePaged } from '../../ui/paged';
import { Pages } from '../../ui/Pages';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { Admin } from './Admin';
import { Past } from './Past';
import { momentsOf } from './moments';
import { Timeline } from './Timeline';
import { hasPast, trailQuery, verifyAudit } from './documents';
import classes from './Admin.module.css';

const route = getRouteApi('/admin/audit');

/** Everything that happened to anything, and how it was at any moment since. */
export function Audit() {
  const { t } = useTranslation(['translation', 'admin']);
  const { subject } = route.useSearch();
  return (
    <Admin here="/admin/audit">
      <Stack gap="lg">
        <Group justify="space-between" align="flex-end">
          <Subject />
          <Verify />
        </Group>
        {subject ? <Trail subject={subject} key={subject} /> : <Nothing icon={FileSearch} title={t('admin:audit.begin')} text={t('admin:audit.beginText')} />}
      </Stack>
    </Admin>
  );
}

function Subject() {
  const { t } = useTranslation(['translation', 'admin']);
  const { subject } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(subject ?? '');
  useEffect(() => setTyped(subject ?? ''), [subject]);
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void navigate({ search: { subject: typed.trim() || undefined } });
      }}
      style={{ flex: '1 1 20rem' }}
    >
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label={t('admin:audit.subject')}
          placeholder="bkg_…"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoCapitalize="none"
          spellCheck={false}
          style={{ flex: 1, maxWidth: 420 }}
        />
        <Button type="submit" leftSection={<Search size={16} aria-hidden />}>
          {t('books.show')}
        </Button>
      </Group>
    </form>
  );
}

function Trail({ subject }: { subject: string }) {
  const { t } = useTranslation(['translation', 'admin']);
  const { at } = route.useSearch();
  const trail = usePaged(trailQuery(subject));
  return (
    <Pages of={trail} empty={<Nothing icon={FileSearch} title={t('admin:audit.none')} text={t('admin:audit.noneText')} />}>
      {(facts) => (
        <div className={hasPast(subject) ? classes.two : undefined}>
          <section className={`card ${classes.panel}`}>
            <Title order={2} size="h4" mb="md">
              {t('booking.activity')}
            </Title>
            <Timeline facts={facts} until={hasPast(subject) ? at : undefined} />
          </section>
          {hasPast(subject) && <Past subject={subject} moments={momentsOf(facts)} />}
        </div>
      )}
    </Pages>
  );
}

/** Reads everything, so only when it is asked for. */
function Verify() {
  const { t, i18n } = useTranslation(['translation', 'admin']);
  const check = useMutation({ mutationFn: async () => (await query(verifyAudit, {})).verifyAudit });
  return (
    <Stack gap={6} align="flex-end">
      <Button variant="default" loading={check.isPending} leftSection={<ShieldCheck size={16} aria-hidden />} onClick={() => check.mutate()}>
        {t('admin:audit.verify')}
      </Button>
      {check.data && (
        <Group gap="xs" role="status">
          <Tag color={check.data.valid ? 'brand' : 'red'} data-testid="audit-valid">
            {t(check.data.valid ? 'admin:audit.valid' : 'admin:audit.broken', { position: check.data.firstBrokenPosition ?? '' })}
          </Tag>
          <Text size="xs" c="dimmed" className="tabular">
            {t('admin:audit.entries', { count: check.data.entries, shown: new Intl.NumberFormat(i18n.language).format(check.data.entries) })}
          </Text>
        </Group>
      )}
      {check.isError && <Trouble error={check.error} retry={() => check.mutate()} />}
    </Stack>
  );
}
