import { Button, Group, List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarClock, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refused } from '../../api/errors';
import { Face } from '../../ui/Face';
import { Policy } from '../../ui/Policy';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import type { MentorDetails } from './mentor';
import classes from './Book.module.css';

/** What is about to be booked: with whom, when, for how much, and what comes back if plans change. */
export function Summary({
  mentor,
  slot,
  offering,
  price,
  children,
}: {
  mentor: MentorDetails;
  slot: { startsAt: string; endsAt: string };
  offering: MentorDetails['offerings'][number] | undefined;
  price: MentorDetails['hourlyRate'];
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const when = useWhen();
  const there = useWhen(mentor.availability.timeZone);
  const money = useMoney();
  const name = nameOf(mentor.member);
  return (
    <aside className={`card ${classes.summary}`} aria-label={t('book.summary')}>
      <Group wrap="nowrap">
        <Face name={name} photo={mentor.member.photo?.url} size={48} />
        <div style={{ minWidth: 0 }}>
          <Text fw={650} truncate>
            {name}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {offering?.name ?? t('slots.oneHour')}
          </Text>
        </div>
      </Group>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <CalendarClock size={18} aria-hidden className={classes.icon} />
        <div>
          <Text fw={600}>{when.longDate(slot.startsAt)}</Text>
          <Text className="tabular">{when.span(slot.startsAt, slot.endsAt)}</Text>
          <Text size="sm" c="dimmed">
            {when.zoneName(slot.startsAt)}
          </Text>
          {there.zoneName(slot.startsAt) !== when.zoneName(slot.startsAt) && (
            <Text size="sm" c="dimmed" mt={4}>
              {t('book.there', {
                name: mentor.member.firstName ?? name,
                time: `${there.date(slot.startsAt)}, ${there.time(slot.startsAt)}`,
                zone: there.zoneName(slot.startsAt),
              })}
            </Text>
          )}
        </div>
      </Group>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <ShieldCheck size={18} aria-hidden className={classes.icon} />
        <div>
          <Text fw={600}>{t('book.policy')}</Text>
          <Policy of="mentor" id={mentor.id} startsAt={slot.startsAt} price={price} moves />
        </div>
      </Group>
      <Group justify="space-between" className={classes.total}>
        <Text fw={600}>{t('book.total')}</Text>
        <Text fw={700} size="xl" className="tabular">
          {money(price)}
        </Text>
      </Group>
      {children}
      <Text size="xs" c="dimmed" ta="center">
        {mentor.confirmation === 'INSTANT' ? t('book.held') : t('book.heldApproval', { name: mentor.member.firstName ?? name })}
      </Text>
    </aside>
  );
}

/** What can be done instead of what was refused. */
export function Instead({ refused, onChoose }: { refused: Refused; onChoose: (startsAt: string) => void }) {
  const { t } = useTranslation();
  const when = useWhen();
  const { first } = refused;
  if (first.__typename === 'OnboardingIncomplete') {
    return (
      <>
        <List size="sm">
          {first.missingSteps.map((step) => (
            <List.Item key={step.key}>{step.title}</List.Item>
          ))}
        </List>
        {first.role === 'MENTEE' && (
          <Button component={Link} to="/settings/onboarding" size="xs" variant="light">
            {t('book.missingSteps')}
          </Button>
        )}
      </>
    );
  }
  if (first.__typename !== 'SlotTaken' || first.nextFreeSlots.length === 0) return null;
  return (
    <Group gap="xs">
      {first.nextFreeSlots.map(({ startsAt }) => (
        <Button key={startsAt} size="xs" variant="light" onClick={() => onChoose(startsAt)}>
          {when.dateTime(startsAt)}
        </Button>
      ))}
    </Group>
  );
}
