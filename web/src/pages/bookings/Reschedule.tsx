import { Button, Group, Modal, Select, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { type Slot, SlotPicker } from '../../ui/SlotPicker';
import { There } from '../../ui/There';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { mentorQuery } from '../mentors/mentor';
import { useBookingChanged } from './actions';
import { type BookingRow, moveQuery, rescheduleBooking } from './documents';
import { MoveCosts } from './MoveCosts';

/** The session stays the one it is. */
const SAME = 'same';
/** It becomes the mentor's usual hour. */
const HOUR = 'hour';

/** Another time, and perhaps another session of the mentor's, with what that costs and what becomes of the refund. */
export function Reschedule({ booking, isMentee, onClose }: { booking: BookingRow; isMentee: boolean; onClose: () => void }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const changed = useBookingChanged();
  const [kind, setKind] = useState(SAME);
  const [slot, setSlot] = useState<Slot>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const session = kind === SAME ? undefined : { offeringId: kind === HOUR ? null : kind };
  const quote = useQuery(moveQuery(booking.id, slot?.startsAt, session));
  const go = async () => {
    if (!slot || !quote.data) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(rescheduleBooking, {
        input: {
          bookingId: booking.id,
          startsAt: slot.startsAt,
          reason: reason.trim() || null,
          session: session ? { ...session, priceMinor: quote.data.price.amountMinor } : null,
        },
      });
      await changed(booking.id);
      onClose();
      notifications.show({
        message: t(quote.data.immediate ? 'session:move.moved' : 'session:move.proposed', {
          time: when.zoned(slot.startsAt),
          name: nameOf(isMentee ? booking.mentor.member : booking.mentee),
        }),
        closeButtonProps: { 'aria-label': t('common.close') },
      });
    } catch (caught) {
      setFailure(caught);
      setBusy(false);
      void quote.refetch();
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={isMentee ? t('reschedule.title') : t('reschedule.propose')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('reschedule.now', { time: `${when.dateTime(booking.startsAt)} (${when.zoneName(booking.startsAt)})` })}
        </Text>
        <Kind
          booking={booking}
          kind={kind}
          onChoose={(chosen) => {
            setKind(chosen);
            // Sessions of another length have other times.
            setSlot(undefined);
          }}
        />
        <SlotPicker
          key={kind}
          mentorId={booking.mentor.id}
          offeringId={kind === SAME ? booking.offering?.id : (session?.offeringId ?? undefined)}
          chosen={slot?.startsAt}
          onChoose={setSlot}
        />
        {slot && (
          <div data-testid="move-time">
            <Text size="sm" fw={600}>
              {when.zoned(slot.startsAt)}
            </Text>
            <There at={slot.startsAt} other={isMentee ? booking.mentor.member : booking.mentee} />
          </div>
        )}
        {slot && quote.isPending && <Skeleton height={84} radius="md" aria-busy />}
        {slot && quote.error && <Trouble error={quote.error} retry={() => void quote.refetch()} />}
        {slot && quote.data && (
          <MoveCosts of={quote.data} isMentee={isMentee}>
            {isMentee && <Text size="sm">{t(quote.data.immediate ? 'session:move.immediate' : 'session:move.agree')}</Text>}
          </MoveCosts>
        )}
        {slot && quote.data === null && <Text size="sm">{t('session:move.impossible')}</Text>}
        <Textarea
          label={t('reason.optional')}
          autosize
          minRows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {failure !== undefined && <Trouble error={failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={!slot || !quote.data} loading={busy} onClick={() => void go()}>
            {slot
              ? t(quote.data?.immediate === false && isMentee ? 'session:move.propose' : 'reschedule.submit', { time: when.dateTime(slot.startsAt) })
              : t('reschedule.choose')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Which of the mentor's sessions it is to be; nothing to choose where there is only the one. */
function Kind({ booking, kind, onChoose }: { booking: BookingRow; kind: string; onChoose: (kind: string) => void }) {
  const { t } = useTranslation(['translation', 'session']);
  const money = useMoney();
  const { data } = useQuery(mentorQuery(booking.mentor.id));
  const mentor = data?.mentor;
  if (!mentor) return null;
  const others = [
    ...(booking.offering ? [{ value: HOUR, label: t('session:move.hour', { price: money(mentor.hourlyRate) }) }] : []),
    ...mentor.offerings
      .filter(({ id }) => id !== booking.offering?.id)
      .map(({ id, name, durationMinutes, price }) => ({
        value: id,
        label: t('session:move.option', { name: name ?? '–', length: t('slots.minutes', { count: durationMinutes }), price: money(price) }),
      })),
  ];
  if (others.length === 0) return null;
  return (
    <Select
      label={t('session:move.session')}
      data={[{ value: SAME, label: t('session:move.same', { price: money(booking.price) }) }, ...others]}
      allowDeselect={false}
      value={kind}
      onChange={(chosen) => chosen && onChoose(chosen)}
    />
  );
}
