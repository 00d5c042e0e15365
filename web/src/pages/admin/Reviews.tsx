import { Anchor, Button, Group, Rating, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing, Onward } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { Trouble } from '../../ui/Trouble';
import { may } from '../../ui/may';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { Admin } from './Admin';
import { type HiddenReview, hiddenReviewsQuery, restoreReview } from './reviews';
import classes from './Admin.module.css';

/** Reviews that were taken from the pages of mentors, and the way back. */
export function Reviews() {
  const { t } = useTranslation(['translation', 'admin']);
  const reviews = useInfiniteQuery(hiddenReviewsQuery);
  return (
    <Admin here="/admin/reviews">
      <Stack gap="md">
        <Text c="dimmed">{t('admin:reviews.text')}</Text>
        <Pages of={reviews} empty={<Nothing icon={Star} title={t('admin:reviews.none')} text={t('admin:reviews.noneText')}><Onward to="/mentors">{t('nav.mentors')}</Onward></Nothing>}>
          {(all) => all.map((review) => <Hidden key={review.id} review={review} />)}
        </Pages>
      </Stack>
    </Admin>
  );
}

function Hidden({ review }: { review: HiddenReview }) {
  const { t } = useTranslation(['translation', 'admin']);
  const client = useQueryClient();
  const when = useWhen('UTC');
  const restore = useMutation({
    mutationFn: () => mutate(restoreReview, { input: { reviewId: review.id } }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ['admin', 'reviews'] }), client.resetQueries({ queryKey: ['mentor'] })]),
  });
  return (
    <article className={`card ${classes.panel}`}>
      <Group justify="space-between" align="flex-start">
        <div style={{ minWidth: 0, flex: 1 }}>
          <Group gap="xs">
            <Rating value={review.rating} readOnly role="img" aria-label={t('mentor.rated', { rating: review.rating })} />
            <Anchor component={Link} to="/mentors/$mentorId" params={{ mentorId: review.mentor.id } as never} fw={600} inherit>
              {nameOf(review.mentor.member)}
            </Anchor>
          </Group>
          {review.text && (
            <Text mt="xs" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {review.text}
            </Text>
          )}
          <Text size="sm" c="dimmed" mt={4}>
            {review.authorName ?? t('mentor.anonymous')} · {when.date(review.submittedOn + 'T12:00:00Z')}
          </Text>
          <Text size="sm" mt="xs">
            {t('admin:reviews.because', { reason: review.hiddenBecause ?? '–' })}
          </Text>
        </div>
        {may(review, 'RESTORE_REVIEW') && (
          <Button size="sm" variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
            {t('admin:reviews.restore')}
          </Button>
        )}
      </Group>
      {restore.error && <Trouble error={restore.error} />}
    </article>
  );
}
