import { Button, Group, Modal, Rating, Switch, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { may, useBookingChanged } from './actions';
import { type BookingDetails, changeReview, rateSession, withdrawReview } from './documents';
import classes from './Booking.module.css';

export function Review({ booking, isMentee }: { booking: BookingDetails; isMentee: boolean }) {
  const { t } = useTranslation(['translation', 'session']);
  const changed = useBookingChanged();
  const [rating, setRating] = useState(0);
  const [text, setText] = useState('');
  const [anonymous, setAnonymous] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [changing, setChanging] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  if (!isMentee) return null;
  if (booking.review && booking.review.status !== 'WITHDRAWN') {
    return (
      <section className={`card ${classes.review}`} aria-label={t('review.yours')}>
        <Title order={2} size="h4">
          {t('review.yours')}
        </Title>
        <Rating value={booking.review.rating} readOnly role="img" aria-label={t('mentor.rated', { rating: booking.review.rating })} />
        {booking.review.text && <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{booking.review.text}</Text>}
        {booking.review.status === 'HIDDEN' && (
          <Text size="sm" c="dimmed">
            {t('session:ownReview.hidden', { reason: booking.review.hiddenBecause ?? '–' })}
          </Text>
        )}
        {changing ? (
          <Change booking={booking} review={booking.review} onDone={() => setChanging(false)} />
        ) : (
          <Group gap="xs">
            {may(booking.review, 'CHANGE_REVIEW') && (
              <Button size="xs" variant="default" onClick={() => setChanging(true)}>
                {t('session:ownReview.change')}
              </Button>
            )}
            {may(booking.review, 'WITHDRAW_REVIEW') && (
              <Button size="xs" variant="subtle" color="gray" onClick={() => setWithdrawing(true)}>
                {t('session:ownReview.withdraw')} …
              </Button>
            )}
          </Group>
        )}
        {withdrawing && <Withdraw booking={booking} onClose={() => setWithdrawing(false)} />}
      </section>
    );
  }
  if (booking.review || !may(booking, 'RATE_SESSION')) return null;
  const go = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(rateSession, { input: { bookingId: booking.id, rating, text: text.trim() || null, anonymous } });
      await changed(booking.id);
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={`card ${classes.review}`} aria-label={t('review.title')}>
      <Title order={2} size="h4">
        {t('review.title')}
      </Title>
      <Rating
        size="xl"
        value={rating}
        onChange={setRating}
        aria-label={t('review.rating')}
        getSymbolLabel={(value) => t('review.stars', { count: value })}
      />
      <Textarea
        label={t('review.text')}
        autosize
        minRows={3}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Switch
        label={t('review.anonymous')}
        checked={anonymous}
        onChange={(event) => setAnonymous(event.currentTarget.checked)}
      />
      {failure !== undefined && <Trouble error={failure} />}
      <Button disabled={rating === 0} loading={busy} onClick={() => void go()} style={{ alignSelf: 'flex-start' }}>
        {t('review.submit')}
      </Button>
    </section>
  );
}

/** What the review says from now on; until when that is possible, the API decides. */
function Change({
  booking,
  review,
  onDone,
}: {
  booking: BookingDetails;
  review: NonNullable<BookingDetails['review']>;
  onDone: () => void;
}) {
  const { t } = useTranslation(['translation', 'session']);
  const changed = useBookingChanged();
  const [rating, setRating] = useState(review.rating);
  const [text, setText] = useState(review.text ?? '');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(changeReview, { input: { bookingId: booking.id, rating, text: text.trim() || null } });
      await changed(booking.id);
      onDone();
    } catch (caught) {
      setFailure(caught);
      setBusy(false);
    }
  };
  return (
    <>
      <Rating
        size="lg"
        value={rating}
        onChange={setRating}
        aria-label={t('review.rating')}
        getSymbolLabel={(value) => t('review.stars', { count: value })}
      />
      <Textarea label={t('review.text')} autosize minRows={3} maxLength={2_000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      {failure !== undefined && <Trouble error={failure} />}
      <Group gap="xs">
        <Button size="xs" disabled={rating === 0} loading={busy} onClick={() => void go()}>
          {t('common.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </Group>
    </>
  );
}

/** For good, so it is asked once more. */
function Withdraw({ booking, onClose }: { booking: BookingDetails; onClose: () => void }) {
  const { t } = useTranslation(['translation', 'session']);
  const changed = useBookingChanged();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    try {
      await mutate(withdrawReview, { input: { bookingId: booking.id } });
      await changed(booking.id);
      onClose();
    } catch (caught) {
      setFailure(caught);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('session:ownReview.withdraw')} centered closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text>{t('session:ownReview.withdrawText')}</Text>
      {failure !== undefined && <Trouble error={failure} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button color="red" className="danger-filled" loading={busy} onClick={() => void go()}>
          {t('session:ownReview.withdraw')}
        </Button>
      </Group>
    </Modal>
  );
}
