import { Alert, Button, Code, NativeSelect, Skeleton, Slider, Stack, Table, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../ui/Sheet';
import { Trouble } from '../../ui/Trouble';
import { useWhen } from '../../ui/when';
import { differences, lines } from './difference';
import { thenQuery } from './trail';
import { type Moment, indexOf, numbers } from './moments';
import classes from './Admin.module.css';

const route = getRouteApi('/admin/audit');

/**
 * How something was at a moment, as the API folds its events up to then, and what differs from another moment.
 *
 * @param moments when something happened to it, the oldest first
 */
export function Past({ subject, moments }: { subject: string; moments: readonly Moment[] }) {
  const { t } = useTranslation(['translation', 'admin']);
  const { at, versus } = route.useSearch();
  const navigate = route.useNavigate();
  const when = useWhen();
  const last = moments.length;
  const index = at === undefined ? last : indexOf(moments, at);
  const [drawn, setDrawn] = useState(index);
  useEffect(() => setDrawn(index), [index]);
  const then = useQuery({ ...thenQuery(subject, at), placeholderData: keepPreviousData });
  const other = useQuery({ ...thenQuery(subject, versus), enabled: at !== versus, placeholderData: keepPreviousData });
  /** With the numbers of its events: many come in the same second. */
  const nameOf = (moment: string | undefined): string => {
    if (moment === undefined) return t('admin:past.now');
    const known = moments.find((each) => each.at === moment);
    return known ? `${when.exact(moment)} · ${numbers(known)}` : when.exact(moment);
  };
  const named = (step: number) => nameOf(moments[step]?.at);
  const error = then.error ?? other.error;
  const settled = !then.isFetching && !other.isFetching;
  return (
    <section className={`card ${classes.panel} ${classes.past}`} aria-busy={!settled}>
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('admin:past.title')}
        </Title>
        <div>
          <Text size="sm" className="tabular" mb={6}>
            {named(drawn)}
          </Text>
          <Slider
            min={0}
            max={last}
            step={1}
            value={drawn}
            onChange={setDrawn}
            onChangeEnd={(step) => void navigate({ search: (before) => ({ ...before, at: moments[step]?.at }), replace: true })}
            label={null}
            thumbLabel={t('admin:past.moment')}
            thumbProps={{ 'aria-valuetext': named(drawn) }}
          />
        </div>
        {at !== undefined && (
          <Alert color="yellow" variant="light" icon={<History aria-hidden />} title={t('admin:past.banner', { time: `${nameOf(at)} (${when.zoneName(at)})` })} data-testid="past">
            <Button
              size="xs"
              variant="default"
              onClick={() => void navigate({ search: (before) => ({ ...before, at: undefined }), replace: true })}
            >
              {t('books.now')}
            </Button>
          </Alert>
        )}
        {error && <Trouble error={error} retry={() => void Promise.all([then.refetch(), other.refetch()])} />}
        {then.isPending && <Skeleton height={160} radius="md" />}
        {then.data === null && <Text size="sm">{t('admin:past.notYet')}</Text>}
        {then.data && (
          <dl className={classes.facts} data-testid="then">
            {[...lines(then.data)].map(([field, value]) => (
              <Fact key={field} field={field} value={value} />
            ))}
          </dl>
        )}
        <NativeSelect
          label={t('admin:past.with')}
          value={versus ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value || undefined;
            void navigate({ search: (before) => ({ ...before, versus: chosen }), replace: true });
          }}
          data={[
            { value: '', label: t('admin:past.now') },
            ...moments.toReversed().map(({ at: value }) => ({ value, label: nameOf(value) })),
            ...(versus !== undefined && !moments.some(({ at: value }) => value === versus) ? [{ value: versus, label: nameOf(versus) }] : []),
          ]}
        />
        {at !== versus && then.data !== undefined && other.data !== undefined && (
          <Differences one={then.data} other={other.data} names={[nameOf(at), nameOf(versus)]} />
        )}
      </Stack>
    </section>
  );
}

function Fact({ field, value }: { field: string; value: string }) {
  return (
    <>
      <dt>
        <Code>{field}</Code>
      </dt>
      <dd>
        <Text size="sm">{value}</Text>
      </dd>
    </>
  );
}

function Differences({ one, other, names }: { one: unknown; other: unknown; names: [string, string] }) {
  const { t } = useTranslation(['translation', 'admin']);
  const found = differences(one, other);
  if (found.length === 0) return <Text size="sm">{t('admin:past.same')}</Text>;
  return (
    <Sheet
      label={t('admin:past.differences')}
      head={
        <Table.Tr>
          <Table.Th>{t('admin:past.field')}</Table.Th>
          {names.map((name, index) => (
            <Table.Th key={index}>{name}</Table.Th>
          ))}
        </Table.Tr>
      }
    >
      {found.map(({ field, one: left, other: right }) => (
        <Table.Tr key={field}>
          <Table.Td>
            <Code>{field}</Code>
          </Table.Td>
          <Table.Td>{left ?? '–'}</Table.Td>
          <Table.Td>{right ?? '–'}</Table.Td>
        </Table.Tr>
      ))}
    </Sheet>
  );
}
