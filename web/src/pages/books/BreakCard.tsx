import { Anchor, Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { WithReason } from '../../ui/WithReason';
import { useMoney } from '../../ui/money';
import { may } from '../../ui/may';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { type Break, assignBreak, postBreak, reopenBreak, resolveBreak } from './documents';

/** One difference: what either side has, who looks into it, and why it is none. */
export function BreakCard({ of, found, me }: { of: string; found: Break; me: string }) {
  const { t, i18n } = useTranslation(['translation', 'finance']);
  const client = useQueryClient();
  const money = useMoney();
  const when = useWhen('UTC');
  const [reason, setReason] = useState<string>();
  const [reopening, setReopening] = useState(false);
  const known = (kind: 'kind' | 'movement', name: string) => (i18n.exists(`finance:${kind}.${name}`) ? t(`finance:${kind}.${name}` as 'finance:kind.AMOUNT') : name);
  const refresh = () => client.invalidateQueries({ queryKey: ['books'] });
  const assign = useMutation({
    mutationFn: () => mutate(assignBreak, { input: { reconciliationId: of, number: found.number, memberId: me } }),
    onSettled: refresh,
  });
  const resolve = useMutation({
    mutationFn: (why: string) => mutate(resolveBreak, { input: { reconciliationId: of, number: found.number, reason: why } }),
    onSuccess: () => setReason(undefined),
    onSettled: refresh,
  });
  const toPost = may(found, 'POST') ? found.postable?.amountMinor : undefined;
  const post = useMutation({
    mutationFn: (why: string) =>
      mutate(postBreak, {
        input: { reconciliationId: of, number: found.number, amountMinor: toPost ?? 0, currency: found.stake.currency, reason: why },
      }),
    onSuccess: () => setReason(undefined),
    onSettled: refresh,
  });
  const side = (minor: number | null, at: string | null) =>
    minor === null
      ? t('finance:reconcile.nothing')
      : `${money({ amountMinor: minor, currency: found.stake.currency })}${at ? `, ${when.dateTime(at)} UTC` : ''}`;
  return (
    <article className="card" style={{ padding: 'var(--mantine-spacing-md)' }} aria-label={`${found.number}: ${known('kind', found.kind)}`}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Badge
              className="status"
              data-color={found.resolved ? 'gray' : 'red'}
              color={found.resolved ? 'gray' : 'red'}
              variant="light"
              tt="none"
              radius="sm"
            >
              {known('kind', found.kind)}
            </Badge>
            <Text size="sm" fw={600}>
              {known('movement', found.movement)}
            </Text>
          </Group>
          <Text size="sm" fw={650} className="tabular">
            {t('finance:reconcile.stake', { amount: money(found.stake) })}
          </Text>
        </Group>
        <Text size="sm">{found.explanation}</Text>
        <Text size="sm" className="tabular">
          {t('finance:reconcile.ledgerHas')}: {side(found.ledgerMinor, found.ledgerAt)}
          <br />
          {found.kind.startsWith('BOOKING_') ? (
            <>
              {t('finance:reconcile.bookingHas')}: {side(found.bookingMinor, null)}
            </>
          ) : (
            <>
              {t('finance:reconcile.gatewayHas')}: {side(found.gatewayMinor, found.gatewayAt)}
              {found.gatewayReference ? ` (${found.gatewayReference})` : ''}
            </>
          )}
        </Text>
        {found.bookingId && (
          <Anchor size="sm" component={Link} to="/books" search={{ booking: found.bookingId } as never}>
            {t('books.itsEntries')}
          </Anchor>
        )}
        {found.resolved ? (
          <>
            <Text size="sm" c="dimmed">
              {t('finance:reconcile.resolvedBy', {
                name: found.resolvedBy ? nameOf(found.resolvedBy) : '–',
                time: found.resolvedAt ? when.dateTime(found.resolvedAt) : '–',
              })}{' '}
              {found.resolution}
            </Text>
            {may(found, 'REOPEN') && (
              <Group>
                <Button size="xs" variant="default" onClick={() => setReopening(true)}>
                  {t('finance:reconcile.reopen')}
                </Button>
              </Group>
            )}
            {reopening && (
              <WithReason
                title={t('finance:reconcile.reopen')}
                text={t('finance:reconcile.reopening')}
                submit={t('finance:reconcile.reopen')}
                required
                onClose={() => setReopening(false)}
                run={(why) => mutate(reopenBreak, { input: { reconciliationId: of, number: found.number, reason: why } })}
                done={refresh}
              />
            )}
          </>
        ) : (
          <>
            <Group gap="xs">
              {found.assignee && <Text size="sm">{t('finance:reconcile.assignee', { name: nameOf(found.assignee) })}</Text>}
              {found.assignee?.id !== me && may(found, 'ASSIGN') && (
                <Button size="xs" variant="default" loading={assign.isPending} onClick={() => assign.mutate()}>
                  {t('finance:reconcile.mine')}
                </Button>
              )}
              {reason === undefined && may(found, 'RESOLVE') && (
                <Button size="xs" onClick={() => setReason('')}>
                  {t('finance:reconcile.resolve')}
                </Button>
              )}
            </Group>
            {reason !== undefined && (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  resolve.mutate(reason);
                }}
              >
                <Textarea
                  label={t('finance:reconcile.reason')}
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                  maxLength={1000}
                  required
                  autosize
                  data-autofocus
                />
                <Group gap="xs" mt="xs">
                  <Button size="xs" type="submit" loading={resolve.isPending} disabled={reason.trim() === ''}>
                    {t('finance:reconcile.resolve')}
                  </Button>
                  {toPost !== undefined && (
                    <Button
                      size="xs"
                      variant="light"
                      loading={post.isPending}
                      disabled={reason.trim() === ''}
                      onClick={() => post.mutate(reason)}
                    >
                      {t('finance:reconcile.post', { amount: money({ amountMinor: toPost, currency: found.stake.currency }) })}
                    </Button>
                  )}
                  <Button size="xs" variant="default" onClick={() => setReason(undefined)}>
                    {t('common.cancel')}
                  </Button>
                </Group>
              </form>
            )}
          </>
        )}
        {(assign.error ?? resolve.error ?? post.error) && <Trouble error={assign.error ?? resolve.error ?? post.error} />}
      </Stack>
    </article>
  );
}
