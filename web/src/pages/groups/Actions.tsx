import { Alert, Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { useSession } from '../../api/session';
import { Countdown } from '../../ui/Countdown';
import { WithReason } from '../../ui/WithReason';
import { useReported } from '../../ui/errors';
import { useMoney } from '../../ui/money';
import { useWhen } from '../../ui/when';
import { actionOf, may, useWhyNot } from '../bookings/actions';
import classes from '../bookings/Booking.module.css';
import { Seat } from './Seat';
import { useGroupChanged } from './changed';
import { type GroupDetails, cancelGroup, checkInToGroup, joinLine, leaveLine } from './documents';

/** What the API says that one may do, and where one is in line. */
export function Actions({ group }: { group: GroupDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const { me } = useSession();
  const when = useWhen();
  const money = useMoney();
  const why = useWhyNot();
  const changed = useGroupChanged();
  const reported = useReported();
  const [open, setOpen] = useState<'SEAT' | 'CANCEL'>();
  const [busy, setBusy] = useState<string>();
  const input = { groupSessionId: group.id };
  const act = async (which: string, work: () => Promise<unknown>, done: string) => {
    setBusy(which);
    const answer = await reported(work());
    await changed(group.id);
    setBusy(undefined);
    if (answer !== undefined) notifications.show({ message: done, closeButtonProps: { 'aria-label': t('common.close') } });
  };
  const { mySeat, myPlace } = group;
  const take = actionOf(group, 'TAKE_SEAT');
  const cancel = actionOf(group, 'CANCEL');
  const checkIn = actionOf(group, 'CHECK_IN');
  return (
    <aside className={`card ${classes.actions}`} aria-label={t('action.title')}>
      <Title order={2} size="h4">
        {t('action.title')}
      </Title>
      {!me && (
        <>
          <Text size="sm">{t('session:group.signIn')}</Text>
          <Button component={Link} to="/sign-in" search={{ next: `/groups/${group.id}` } as never}>
            {t('nav.signIn')}
          </Button>
        </>
      )}
      {mySeat && (
        <Text>
          {t('session:group.haveSeat')}{' '}
          <Anchor component={Link} to="/bookings/$bookingId" params={{ bookingId: mySeat.id } as never} inherit>
            {t('session:group.toSeat')}
          </Anchor>
        </Text>
      )}
      {myPlace?.offeredUntil && (
        <Alert icon={<Hourglass aria-hidden />} color="yellow" variant="light" title={t('session:group.kept')}>
          {t('session:group.keptText', { time: when.zoned(myPlace.offeredUntil) })}{' '}
          <strong>
            <Countdown until={myPlace.offeredUntil} />
          </strong>
        </Alert>
      )}
      {myPlace && !myPlace.offeredUntil && <Text role="status">{t('session:group.place', { position: myPlace.position })}</Text>}
      {take?.allowed && (
        <Button onClick={() => setOpen('SEAT')}>{t('session:group.take', { price: money(take.cost ?? group.price) })}</Button>
      )}
      {may(group, 'JOIN_WAITING_LIST') && (
        <Stack gap={4}>
          <Button
            loading={busy === 'JOIN'}
            onClick={() => void act('JOIN', () => mutate(joinLine, { input }), t('session:group.joined'))}
          >
            {t('session:group.join')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('session:group.joinText')}
          </Text>
        </Stack>
      )}
      {may(group, 'LEAVE_WAITING_LIST') && (
        <Button
          variant="default"
          loading={busy === 'LEAVE'}
          onClick={() => void act('LEAVE', () => mutate(leaveLine, { input }), t('session:group.left'))}
        >
          {t(myPlace?.offeredUntil ? 'session:group.decline' : 'session:group.leave')}
        </Button>
      )}
      {take && !take.allowed && !mySeat && !myPlace && (
        <Text size="sm" c="dimmed">
          {why(take.reason)}
        </Text>
      )}
      {checkIn &&
        (checkIn.allowed ? (
          <Button
            loading={busy === 'CHECK_IN'}
            onClick={() => void act('CHECK_IN', () => mutate(checkInToGroup, { input }), t('action.checkedIn'))}
          >
            {t('action.CHECK_IN')}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {t('action.CHECK_IN')}: {checkIn.until ? t('session:opens', { time: when.zoned(checkIn.until) }) : why(checkIn.reason)}
          </Text>
        ))}
      {cancel?.allowed && (
        <Button variant="outline" color="red" className="danger" onClick={() => setOpen('CANCEL')}>
          {t('action.CANCEL')}
        </Button>
      )}
      {open === 'CANCEL' && (
        <WithReason
          title={t('session:group.cancelTitle')}
          text={t('session:group.cancelText', { count: group.seatsTaken })}
          submit={t('action.CANCEL')}
          danger
          onClose={() => setOpen(undefined)}
          run={(reason) => mutate(cancelGroup, { input: { ...input, reason: reason || null } })}
          done={() => changed(group.id)}
        />
      )}
      {open === 'SEAT' && <Seat group={group} onClose={() => setOpen(undefined)} />}
    </aside>
  );
}
