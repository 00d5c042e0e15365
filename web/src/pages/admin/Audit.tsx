import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { FileSearch, Search, ShieldCheck } from 'lucide-react';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing, ToField } from '../../ui/Nothing';
import { usePaged } from '../../ui/paged';
import { Pages } from '../../ui/Pages';
import { Tag } from '../../ui/Tag';
import { Working } from '../../ui/Working';
import { useWhen } from '../../ui/when';
import { startAuditCheck, useLongWork } from '../../ui/work';
import { Admin } from './Admin';
import { Past } from './Past';
import { momentsOf } from './moments';
import { Timeline } from './Timeline';
import { hasPast, moneyTrailQuery, trailQuery } from './trail';
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
        {subject ? <Trail subject={subject} key={subject} /> : <Nothing icon={FileSearch} title={t('admin:audit.begin')} text={t('admin:audit.beginText')}><ToField id="subject">{t('admin:audit.enter')}</ToField></Nothing>}
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
          id="subject"
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
  // Its payments and its payout go on where the booking itself stands still.
  const money = useQuery(moneyTrailQuery(subject)).data ?? [];
  return (
    <Pages of={trail} empty={<Nothing icon={FileSearch} title={t('admin:audit.none')} text={t('admin:audit.noneText')}><ToField id="subject">{t('admin:audit.enter')}</ToField></Nothing>}>
      {(facts) => (
        <div className={hasPast(subject) ? classes.two : undefined}>
          <section className={`card ${classes.panel}`}>
            <Title order={2} size="h4" mb="md">
              {t('booking.activity')}
            </Title>
            <Timeline facts={facts} until={hasPast(subject) ? at : undefined} />
          </section>
          {hasPast(subject) && <Past subject={subject} moments={momentsOf([...facts, ...money])} />}
        </div>
      )}
    </Pages>
  );
}

/** Reads everything, so only when it is asked for. */
function Verify() {
  const { t, i18n } = useTranslation(['translation', 'admin']);
  const when = useWhen();
  const check = useLongWork('AUDIT_CHECK', async () => (await mutate(startAuditCheck, {})).work);
  const found = check.work?.verification;
  const number = (value: number) => value.toLocaleString(i18n.language);
  return (
    <Stack gap={6} align="flex-end">
      <Button
        variant="default"
        loading={check.begin.isPending}
        disabled={check.isRunning}
        leftSection={<ShieldCheck size={16} aria-hidden />}
        onClick={() => check.begin.mutate()}
      >
        {t('admin:audit.verify')}
      </Button>
      <Working
        of={check}
        label={t('admin:audit.verify')}
        tell={({ done, total }) => t('admin:audit.checked', { done: number(done), total: number(total ?? done) })}
      />
      {check.work && found && (
        <Group gap="xs" role="status">
          <Tag color={found.valid ? 'brand' : 'red'} data-testid="audit-valid">
            {t(found.valid ? 'admin:audit.valid' : 'admin:audit.broken', { position: found.firstBrokenPosition ?? '' })}
          </Tag>
          <Text size="xs" c="dimmed" className="tabular">
            {t('admin:audit.entries', { count: found.entries, shown: number(found.entries) })} · {when.zoned(check.work.endedAt ?? check.work.startedAt)}
          </Text>
        </Group>
      )}
    </Stack>
  );
}
