import { Anchor, Button, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ArrowLeft, Handshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../../shell/NotFound';
import { Nothing, Onward } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { useWhen } from '../../ui/when';
import { DisputeFacts } from '../bookings/Dispute';
import { StatusBadge } from '../bookings/Status';
import { Admin } from './Admin';
import { Decide } from './Decide';
import { Timeline } from './Timeline';
import { type DisputedBooking, disputeQuery, disputesQuery } from './disputes';
import classes from './Admin.module.css';

const route = getRouteApi('/admin/disputes');

/** Sessions that somebody questions; their money waits for a decision. */
export function Disputes() {
  const { booking } = route.useSearch();
  return <Admin here="/admin/disputes">{booking ? <One id={booking} /> : <All />}</Admin>;
}

function All() {
  const { t, i18n } = useTranslation(['translation', 'admin']);
  const money = useMoney();
  const when = useWhen();
  const disputes = usePaged(disputesQuery);
  return (
    <Pages of={disputes} empty={<Nothing icon={Handshake} title={t('admin:dispute.none')} text={t('admin:dispute.noneText')}><Onward to="/admin/strikes">{t('admin:page.strikes')}</Onward></Nothing>}>
      {(all) => (
        <Sheet
          label={t('admin:page.disputes')}
      times={all.map(({ dispute }) => dispute?.openedAt)}
          head={
            <Table.Tr>
              <Table.Th>{t('admin:dispute.about')}</Table.Th>
              <Table.Th>{t('admin:dispute.between')}</Table.Th>
              <Table.Th>{t('admin:dispute.source')}</Table.Th>
              <Table.Th>{t('admin:dispute.openedAt')}</Table.Th>
              <Table.Th data-number>{t('admin:dispute.price')}</Table.Th>
            </Table.Tr>
          }
        >
          {all.map(({ id, topic, mentee, mentor, dispute, price }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Anchor size="sm" fw={600} component={Link} to="/admin/disputes" search={{ booking: id } as never}>
                  {topic || id}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {nameOf(mentee)} – {nameOf(mentor.member)}
              </Table.Td>
              <Table.Td>
                {dispute &&
                  (i18n.exists(`admin:source.${dispute.source}`) ? t(`admin:source.${dispute.source}` as 'admin:source.MENTEE') : dispute.source)}
              </Table.Td>
              <Table.Td className="tabular">
                {dispute ? when.dateTime(dispute.openedAt) : ''} {dispute?.overdue && <Tag color="red">{t('admin:dispute.overdue')}</Tag>}
              </Table.Td>
              <Table.Td data-number>{money(price)}</Table.Td>
            </Table.Tr>
          ))}
        </Sheet>
      )}
    </Pages>
  );
}

function One({ id }: { id: string }) {
  const { t } = useTranslation(['translation', 'admin', 'session']);
  const { data, error, isPending, refetch } = useQuery(disputeQuery(id));
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton height={320} radius="lg" aria-busy />;
  if (!data?.dispute) return <NotFound />;
  return (
    <Stack gap="md">
      <Anchor size="sm" component={Link} to="/admin/disputes" search={{} as never}>
        <ArrowLeft size={14} aria-hidden /> {t('admin:dispute.all')}
      </Anchor>
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h3">
          {data.topic || data.id}
        </Title>
        <StatusBadge of={data} />
      </Group>
      <div className={classes.two}>
        <Stack gap="md">
          <Question booking={data} dispute={data.dispute} />
          <section className={`card ${classes.panel}`}>
            <Title order={3} size="h4" mb="md">
              {t('session:dispute.title')}
            </Title>
            <DisputeFacts bookingId={data.id} />
          </section>
          <section className={`card ${classes.panel}`}>
            <Title order={3} size="h4" mb="md">
              {t('booking.activity')}
            </Title>
            <Timeline facts={data.history} />
          </section>
        </Stack>
        <Stack gap="md">
          <Money booking={data} />
          <Decide booking={data} dispute={data.dispute} />
        </Stack>
      </div>
    </Stack>
  );
}

function Question({ booking, dispute }: { booking: DisputedBooking; dispute: NonNullable<DisputedBooking['dispute']> }) {
  const { t, i18n } = useTranslation(['translation', 'admin']);
  const when = useWhen();
  return (
    <section className={`card ${classes.panel}`}>
      <Group gap="xs" mb="xs">
        <Tag color="orange">
          {i18n.exists(`admin:source.${dispute.source}`) ? t(`admin:source.${dispute.source}` as 'admin:source.MENTEE') : dispute.source}
        </Tag>
        <Text size="sm" c="dimmed" className="tabular">
          {when.zoned(dispute.openedAt)}
        </Text>
      </Group>
      {dispute.reason && (
        <Text mb="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          “{dispute.reason}”
        </Text>
      )}
      <dl className={classes.facts}>
        <dt>{t('admin:role.MENTEE')}</dt>
        <dd>{nameOf(booking.mentee)}</dd>
        <dt>{t('admin:role.MENTOR')}</dt>
        <dd>{nameOf(booking.mentor.member)}</dd>
        <dt>{t('admin:dispute.session')}</dt>
        <dd>
          {when.zoned(booking.startsAt)}
        </dd>
      </dl>
      <Group gap="xs" mt="md">
        <Button component={Link} to={`/bookings/${booking.id}` as never} size="xs" variant="default">
          {t('books.booking')}
        </Button>
        <Button component={Link} to="/books" search={{ booking: booking.id } as never} size="xs" variant="default">
          {t('books.itsEntries')}
        </Button>
        <Button component={Link} to="/admin/audit" search={{ subject: booking.id } as never} size="xs" variant="default">
          {t('admin:people.events')}
        </Button>
      </Group>
    </section>
  );
}

/** Where the money is before anybody decides. */
function Money({ booking }: { booking: DisputedBooking }) {
  const { t } = useTranslation(['translation', 'admin']);
  const money = useMoney();
  return (
    <section className={`card ${classes.panel}`} data-testid="money">
      <Title order={3} size="h4" mb="xs">
        {t('admin:dispute.money')}
      </Title>
      <dl className={`${classes.facts} ${classes.money}`}>
        <dt>{t('admin:dispute.price')}</dt>
        <dd>{money(booking.price)}</dd>
        <dt>{t('admin:dispute.commission')}</dt>
        <dd>{money(booking.commission)}</dd>
        {booking.payments.map((payment) => (
          <PaymentFacts key={payment.id} payment={payment} />
        ))}
      </dl>
    </section>
  );
}

function PaymentFacts({ payment }: { payment: DisputedBooking['payments'][number] }) {
  const { t } = useTranslation(['translation', 'admin']);
  const money = useMoney();
  return (
    <>
      <dt>{t('admin:dispute.captured')}</dt>
      <dd>{money(payment.captured)}</dd>
      <dt>{t('admin:dispute.refunded')}</dt>
      <dd>{money(payment.refunded)}</dd>
    </>
  );
}
