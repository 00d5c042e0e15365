import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { type Slot, SlotPicker } from '../../ui/SlotPicker';
import { Trouble } from '../../ui/Trouble';
import { useWhen } from '../../ui/when';
import { useBookingChanged } from './actions';
import { type BookingRow, rescheduleBooking } from './documents';

export function Reschedule({ booking, isMentee, onClose }: { booking: BookingRow; isMentee: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const when = useWhen();
  const changed = useBookingChanged();
  const [slot, setSlot] = useState<Slot>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const go = async () => {
    if (!slot) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(rescheduleBooking, {
        input: { bookingId: booking.id, startsAt: slot.startsAt, reason: reason.trim() || null },
      });
      await changed(booking.id);
      onClose();
    } catch (caught) {
      setFailure(caught);
      setBusy(false);
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
        <SlotPicker
          mentorId={booking.mentor.id}
          offeringId={booking.offering?.id}
          chosen={slot?.startsAt}
          onChoose={setSlot}
        />
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
          <Button disabled={!slot} loading={busy} onClick={() => void go()}>
            {slot ? t('reschedule.submit', { time: when.dateTime(slot.startsAt) }) : t('reschedule.choose')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
