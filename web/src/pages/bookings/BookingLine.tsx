import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { useNow } from '../../time/clock';
import { momentOf } from '../../time/zones';
import { useRelative } from '../../ui/Countdown';
import { Face } from '../../ui/Face';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import type { BookingRow } from './documents';
import { StatusBadge } from './Status';
import classes from './BookingLine.module.css';

/** A booking in a list: when, with whom, about what, and where it stands. */
export function BookingLine({ booking }: { booking: BookingRow }) {
  const { i18n } = useTranslation();
  const { me } = useSession();
  const when = useWhen();
  const now = useNow();
  const relative = useRelative();
  const other = booking.mentee.id === me?.id ? booking.mentor.member : booking.mentee;
  const day = when.day(booking.startsAt);
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: when.zone }).format(
    new Date(momentOf(`${day}T12:00:00`, when.zone)),
  );
  return (
    <Link
      to="/bookings/$bookingId"
      params={{ bookingId: booking.id }}
      className={`card card-link ${classes.line}`}
    >
      <div className={classes.day} aria-hidden>
        <Text size="xs" fw={600} tt="uppercase" c="dimmed">
          {month}
        </Text>
        <Text fz={24} fw={700} lh={1.1} className="tabular">
          {Number(day.slice(8))}
        </Text>
      </div>
      <div className={classes.what}>
        <Text fw={600} truncate>
          {booking.topic || booking.offering?.name || '–'}
        </Text>
        <Group gap={8} wrap="nowrap" mt={2}>
          <Face name={nameOf(other)} photo={other.photo?.url} size={22} />
          <Text size="sm" c="dimmed" truncate>
            {nameOf(other)}
          </Text>
        </Group>
      </div>
      <div className={classes.when}>
        <Text size="sm" className="tabular">
          {when.date(booking.startsAt)}, {when.span(booking.startsAt, booking.endsAt)}
        </Text>
        <Text size="xs" c="dimmed">
          {when.zoneName(booking.startsAt)} · {relative(booking.startsAt, now)}
        </Text>
      </div>
      <StatusBadge of={booking} />
    </Link>
  );
}
