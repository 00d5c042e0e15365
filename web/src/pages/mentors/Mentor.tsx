import { Alert, Anchor, Badge, Button, Group, Progress, Radio, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { Award, Clock, Heart, Languages, MessageSquareText, Star, UserX } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate, query } from '../../api/client';
import { Failure } from '../../api/errors';
import { useSession } from '../../api/session';
import { useNow } from '../../time/clock';
import { Face } from '../../ui/Face';
import { Nothing, Onward } from '../../ui/Nothing';
import { SlotPicker } from '../../ui/SlotPicker';
import { Trouble } from '../../ui/Trouble';
import { useWhyNot } from '../../ui/WhyNot';
import { useReported } from '../../ui/errors';
import { may, whyNot } from '../../ui/may';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { usePaged } from '../../ui/paged';
import { useWhen } from '../../ui/when';
import { GroupLine } from '../groups/GroupLine';
import { favourite, unfavourite } from './documents';
import { useLanguageName } from './labels';
import { type MentorDetails, mentorPage, mentorQuery } from './mentor';
import { Stars } from './MentorCard';
import classes from './Mentor.module.css';
import { lazyPart } from '../../ui/lazyPart';

const route = getRouteApi('/mentors/$mentorId');

/** Only admins see it. */
const HideReview = lazyPart(async () => (await import('../admin/HideReview')).HideReview);

export function Mentor() {
  const { t } = useTranslation();
  const { mentorId } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(mentorQuery(mentorId));
  if (isPending) {
    return (
      <div className={classes.page} aria-busy>
        <Stack>
          <Skeleton height={110} radius="lg" />
          <Skeleton height={240} radius="lg" />
        </Stack>
        <Skeleton height={460} radius="lg" />
      </div>
    );
  }
  if (error && !data && !(error instanceof Failure && error.code === 'NOT_FOUND')) {
    return <Trouble error={error} retry={() => void refetch()} />;
  }
  if (!data?.mentor) {
    return (
      <Nothing icon={UserX} title={t('mentor.gone')} text={t('mentor.goneText')} heading>
        <Button component={Link} to="/mentors">
          {t('nav.mentors')}
        </Button>
      </Nothing>
    );
  }
  return <Page mentor={data.mentor} />;
}

function Page({ mentor }: { mentor: MentorDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const now = useNow(60_000);
  const there = useWhen(mentor.availability.timeZone);
  const name = nameOf(mentor.member);
  const work = [mentor.jobTitle, mentor.company].filter(Boolean).join(' · ');
  const links = Object.entries({
    LinkedIn: mentor.member.links.linkedIn,
    GitHub: mentor.member.links.gitHub,
    X: mentor.member.links.twitter,
  }).filter((link): link is [string, string] => link[1] !== null);
  const languages = mentor.languages.map(useLanguageName());
  const facts = [
    { icon: Clock, text: t('mentor.localTime', { time: there.time(now), zone: there.zoneName(now) }) },
    { icon: Award, text: mentor.yearsOfExperience === null ? null : t('mentor.years', { count: mentor.yearsOfExperience }) },
    { icon: MessageSquareText, text: t('mentor.sessions', { count: mentor.sessionsHeld }) },
    { icon: Languages, text: languages.join(', ') || null },
  ].filter(({ text }) => text !== null);
  return (
    <div className={classes.page}>
      <div className={classes.about}>
        <Group wrap="nowrap" align="flex-start" gap="lg">
          <Face name={name} photo={mentor.member.photo?.large} size={88} />
          <div style={{ minWidth: 0, flex: 1 }}>
            <Title order={1}>{name}</Title>
            <Text c="dimmed" size="lg">
              {work || t('mentor.independent')}
            </Text>
            <Group gap="md">
              <Stars rating={mentor.rating} count={mentor.reviewCount} />
              {links.map(([label, url]) => (
                <Anchor key={label} href={url} target="_blank" rel="noreferrer" size="sm" mt={4}>
                  {label}
                </Anchor>
              ))}
            </Group>
          </div>
          <Favourite mentor={mentor} />
        </Group>
        <div className={classes.facts}>
          {facts.map(({ icon: Icon, text }) => (
            <Group key={text} gap={8} wrap="nowrap">
              <Icon size={17} aria-hidden className={classes.icon} />
              <Text size="sm">{text}</Text>
            </Group>
          ))}
        </div>
        <Group gap={6}>
          {mentor.skills.map((skill) => (
            <Badge
              key={skill}
              component={Link}
              to="/mentors"
              search={{ skills: [skill] } as never}
              variant="default"
              size="lg"
              radius="sm"
              tt="none"
              fw={500}
              style={{ cursor: 'pointer' }}
            >
              {skill}
            </Badge>
          ))}
        </Group>
        {mentor.bio && (
          <section>
            <Title order={2} size="h4" mb="xs">
              {t('mentor.about')}
            </Title>
            <Text style={{ whiteSpace: 'pre-line' }}>{mentor.bio}</Text>
          </section>
        )}
        {mentor.background && (
          <section>
            <Title order={2} size="h4" mb="xs">
              {t('mentor.background')}
            </Title>
            <Text style={{ whiteSpace: 'pre-line' }}>{mentor.background}</Text>
          </section>
        )}
        {mentor.mentoringStyles.length > 0 && (
          <Text size="sm" c="dimmed">
            {mentor.mentoringStyles.map((style) => t(`style.${style}`)).join(' · ')}
          </Text>
        )}
        {mentor.groupSessions.edges.length > 0 && (
          <section>
            <Title order={2} size="h4" mb="sm">
              {t('session:group.atMentor')}
            </Title>
            <Stack gap="sm">
              {mentor.groupSessions.edges.map(({ node }) => (
                <GroupLine key={node.id} group={node} />
              ))}
            </Stack>
          </section>
        )}
        <Reviews mentor={mentor} />
      </div>
      <Pick mentor={mentor} />
    </div>
  );
}

function Favourite({ mentor }: { mentor: MentorDetails }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const client = useQueryClient();
  const reported = useReported();
  const { queryKey } = mentorQuery(mentor.id);
  const show = (marked: boolean) =>
    client.setQueryData(queryKey, (before) => (before?.mentor ? { ...before, mentor: { ...before.mentor, isFavourite: marked } } : before));
  const mark = useMutation({
    mutationFn: (wanted: boolean): Promise<unknown> => {
      const input = { mentorId: mentor.id };
      return wanted ? mutate(favourite, { input }) : mutate(unfavourite, { input });
    },
    onMutate: async (wanted) => {
      // What is on its way was asked for before, and would undo it for a moment.
      await client.cancelQueries({ queryKey });
      show(wanted);
    },
    onError: (_error, wanted) => show(!wanted),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey }), client.invalidateQueries({ queryKey: ['mentors'] })]),
  });
  if (!me) return null;
  return (
    <Button
      variant="default"
      px="sm"
      aria-pressed={mentor.isFavourite}
      aria-label={t('mentor.favourite')}
      onClick={() => void reported(mark.mutateAsync(!mentor.isFavourite))}
    >
      <Heart
        size={18}
        aria-hidden
        fill={mentor.isFavourite ? '#d6336c' : 'none'}
        color={mentor.isFavourite ? '#d6336c' : 'currentColor'}
      />
    </Button>
  );
}

/** The usual hour and the offerings, and when. */
function Pick({ mentor }: { mentor: MentorDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const { offering: offeringId } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const money = useMoney();
  const offering = mentor.offerings.find(({ id }) => id === offeringId);
  return (
    <section className={`card ${classes.pick}`} aria-label={t('slots.title')}>
      <Group justify="space-between" mb="md">
        <Title order={2} size="h3">
          {t('slots.title')}
        </Title>
        <div style={{ textAlign: 'right' }}>
          <Text fw={650} className="tabular">
            {money(offering?.price ?? mentor.hourlyRate)}
          </Text>
          <Text size="xs" c="dimmed">
            {offering ? t('slots.minutes', { count: offering.durationMinutes }) : t('slots.oneHour')}
          </Text>
        </div>
      </Group>
      {mentor.offerings.length > 0 && (
        <Radio.Group
          mb="md"
          aria-label={t('slots.what')}
          value={offering?.id ?? 'HOUR'}
          onChange={(value) =>
            void navigate({ search: value === 'HOUR' ? {} : { offering: value }, replace: true, resetScroll: false })
          }
        >
          <Stack gap="xs">
            <Radio value="HOUR" label={t('slots.hour', { price: money(mentor.hourlyRate) })} />
            {mentor.offerings.map((each) => (
              <Radio
                key={each.id}
                value={each.id}
                label={`${each.name ?? '–'} · ${t('slots.minutes', { count: each.durationMinutes })} · ${money(each.price)}`}
                description={each.description}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {mentor.bookable && whyNot(mentor, 'BOOK') === undefined ? (
        <>
          <SlotPicker
            mentorId={mentor.id}
            offeringId={offering?.id}
            onChoose={(slot) =>
              void go({
                to: '/mentors/$mentorId/book',
                params: { mentorId: mentor.id },
                search: { at: slot.startsAt, ...(offering ? { offering: offering.id } : {}) },
              })
            }
          />
          <Text size="sm" mt="sm">
            {t('session:request.none')}{' '}
            <Anchor
              component={Link}
              to="/mentors/$mentorId/ask"
              params={{ mentorId: mentor.id } as never}
              search={(offering ? { offering: offering.id } : {}) as never}
              inherit
            >
              {t('session:request.ask', { name: mentor.member.firstName ?? '–' })}
            </Anchor>
          </Text>
          <Text size="xs" c="dimmed" mt="sm">
            {mentor.confirmation === 'INSTANT' ? t('slots.instant') : t('slots.approval')}
          </Text>
        </>
      ) : (
        <NotBookable mentor={mentor} />
      )}
    </section>
  );
}

/** Why there is nothing to choose, and what somebody does about it whose own matter it is. */
function NotBookable({ mentor }: { mentor: MentorDetails }) {
  const { t } = useTranslation();
  const why = useWhyNot();
  const reason = whyNot(mentor, 'BOOK');
  if (reason === 'OWN_BOOKING') return <Told>{why(reason)}</Told>;
  if (reason === 'BOOKING_BLOCKED') {
    return (
      <Told>
        {t('error.BOOKING_BLOCKED')}
        <Onward to="/settings/strikes">{t('book.toStrikes')}</Onward>
      </Told>
    );
  }
  if (reason === 'ONBOARDING_INCOMPLETE' && mentor.bookable) {
    return (
      <Told>
        {t('error.ONBOARDING_INCOMPLETE')}
        <Onward to="/settings/onboarding">{t('book.missingSteps')}</Onward>
      </Told>
    );
  }
  return <Told>{t('slots.notBookable')}</Told>;
}

function Told({ children }: { children: ReactNode }) {
  return (
    <Alert color="gray" variant="light">
      <Stack gap="sm" align="flex-start">
        {children}
      </Stack>
    </Alert>
  );
}

function Reviews({ mentor }: { mentor: MentorDetails }) {
  const { t } = useTranslation();
  const when = useWhen('UTC');
  const reviews = usePaged({
    queryKey: ['mentor', mentor.id, 'reviews'],
    queryFn: ({ pageParam }) => query(mentorPage, { id: mentor.id, reviewsAfter: pageParam }),
    initialPageParam: null as string | null,
    initialData: { pages: [{ mentor }], pageParams: [null] },
    getNextPageParam: ({ mentor: page }) => (page?.reviews.pageInfo.hasNextPage ? page.reviews.pageInfo.endCursor : undefined),
    staleTime: Infinity,
  });
  const all = (reviews.data?.pages ?? []).flatMap((page) => page.mentor?.reviews.edges.map(({ node }) => node) ?? []);
  if (mentor.reviewCount === 0) return null;
  return (
    <section>
      <Title order={2} size="h4" mb="sm">
        {t('mentor.reviewsTitle')}
      </Title>
      <div className={classes.distribution}>
        {[...mentor.ratingDistribution].reverse().map(({ rating, count }) => (
          <Group key={rating} gap="xs" wrap="nowrap">
            <Text size="sm" w={26} className="tabular">
              {rating} ★
            </Text>
            <Progress
              flex={1}
              size="sm"
              value={(100 * count) / mentor.reviewCount}
              aria-label={t('mentor.distribution', { rating, count })}
            />
            <Text size="sm" c="dimmed" w={30} ta="right" className="tabular">
              {count}
            </Text>
          </Group>
        ))}
      </div>
      <Stack gap="lg" mt="lg">
        {all.map((review) => (
          <article key={review.id}>
            <Group gap={2} role="img" aria-label={t('mentor.rated', { rating: review.rating })}>
              {[1, 2, 3, 4, 5].map((star) => (
                <Star key={star} size={14} color="#c98f00" fill={star <= review.rating ? '#e0a100' : 'none'} aria-hidden />
              ))}
            </Group>
            {review.text && <Text mt={4}>{review.text}</Text>}
            <Text size="sm" c="dimmed" mt={4}>
              {review.authorName ?? t('mentor.anonymous')} · {when.date(review.submittedOn + 'T12:00:00Z')}
            </Text>
            {may(review, 'HIDE_REVIEW') && (
              <Suspense>
                <HideReview reviewId={review.id} />
              </Suspense>
            )}
          </article>
        ))}
      </Stack>
      {reviews.hasNextPage && (
        <Button variant="default" mt="md" loading={reviews.isFetchingNextPage} onClick={() => void reviews.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </section>
  );
}
