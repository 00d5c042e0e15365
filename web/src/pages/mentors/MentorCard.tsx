import { Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Star, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql';
import { Face } from '../../ui/Face';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import type { mentorCard } from './documents';
import classes from './MentorCard.module.css';

export type Card = ResultOf<typeof mentorCard>;

const SKILLS_SHOWN = 4;

export function MentorCard({ mentor }: { mentor: Card }) {
  const { t } = useTranslation();
  const money = useMoney();
  const name = nameOf(mentor.member);
  const work = [mentor.jobTitle, mentor.company].filter(Boolean).join(' · ');
  const rest = mentor.skills.length - SKILLS_SHOWN;
  return (
    <Link
      to="/mentors/$mentorId"
      params={{ mentorId: mentor.id }}
      className={`card card-link ${classes.card}`}
    >
      <Group wrap="nowrap" align="flex-start" gap="md">
        <Face name={name} photo={mentor.member.photo?.url} size={56} />
        <div className={classes.who}>
          <Text component="h3" fw={650} size="lg" truncate className={classes.name}>
            {name}
          </Text>
          <Text size="sm" c="dimmed" lineClamp={1}>
            {work || t('mentor.independent')}
          </Text>
          <Stars rating={mentor.rating} count={mentor.reviewCount} />
        </div>
      </Group>
      <Group gap={6} className={classes.skills}>
        {mentor.skills.slice(0, SKILLS_SHOWN).map((skill) => (
          <Badge key={skill} variant="default" size="md" radius="sm" tt="none" fw={500}>
            {skill}
          </Badge>
        ))}
        {rest > 0 && (
          <Text size="xs" c="dimmed">
            {t('mentor.moreSkills', { count: rest })}
          </Text>
        )}
      </Group>
      <Group justify="space-between" align="flex-end" className={classes.foot}>
        <div>
          <Text fw={650} className="tabular">
            {money(mentor.hourlyRate)}
          </Text>
          <Text size="xs" c="dimmed">
            {t('mentor.anHour')}
          </Text>
        </div>
        {mentor.confirmation === 'INSTANT' ? (
          <Group gap={4} c="brand" className={classes.instant}>
            <Zap size={14} aria-hidden />
            <Text size="xs" fw={500}>
              {t('mentor.instant')}
            </Text>
          </Group>
        ) : (
          <Text size="xs" c="dimmed">
            {t('mentor.approves')}
          </Text>
        )}
      </Group>
    </Link>
  );
}

export function Stars({ rating, count }: { rating: number | null; count: number }) {
  const { t, i18n } = useTranslation();
  if (rating === null) {
    return (
      <Text size="xs" c="dimmed" mt={4}>
        {t('mentor.notRated')}
      </Text>
    );
  }
  const shown = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(rating);
  return (
    <Group gap={4} mt={4} wrap="nowrap">
      <Star size={14} fill="#e0a100" color="#e0a100" aria-hidden />
      <Text size="sm" fw={600} className="tabular" aria-label={t('mentor.rated', { rating: shown })}>
        {shown}
      </Text>
      <Text size="sm" c="dimmed">
        {t('mentor.reviews', { count })}
      </Text>
    </Group>
  );
}
