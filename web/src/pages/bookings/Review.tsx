import { Button, Rating, Switch, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Trouble } from '../../ui/Trouble';
import { may, useBookingChanged } from './actions';
import { type BookingDetails, rateSession } from './documents';
import classes from './Booking.module.css';

export function Review({ booking, isMentee }: { booking: BookingDetails; isMentee: boolean }) {
  const { t } = useTranslation();
  const changed = useBookingChanged();
  const [rating, setRating] = useState(0);
  const [text, setText] = useState('');
  const [anonymous, setAnonymous] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  if (!isMentee) return null;
  if (booking.review && booking.review.status !== 'WITHDRAWN') {
    return (
      <section className={`card ${classes.review}`}>
        <Title order={2} size="h4">
          {t('review.yours')}
        </Title>
        <Rating value={booking.review.rating} readOnly aria-label={t('mentor.rated', { rating: booking.review.rating })} />
        {booking.review.text && <Text>{booking.review.text}</Text>}
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
