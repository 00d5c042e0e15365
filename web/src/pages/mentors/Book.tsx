import { Alert, Anchor, Button, Group, List, Radio, Skeleton, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, CalendarClock, CreditCard, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mutate, query } from '../../api/client';
import { Refused } from '../../api/errors';
import { graphql, refusal } from '../../api/graphql';
import { useSession } from '../../api/session';
import { serverNow } from '../../time/clock';
import { lengthOf } from '../../time/zones';
import { Face } from '../../ui/Face';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { mentorQuery } from './mentor';
import classes from './Book.module.css';

const route = getRouteApi('/mentors/$mentorId/book');

const slotDocument = graphql(`
  query SlotToBook($mentorId: ID!, $from: DateTime!, $to: DateTime!, $offeringId: ID) {
    mentor(id: $mentorId) {
      id
      openSlots(from: $from, to: $to, offeringId: $offeringId) {
        startsAt
        endsAt
      }
    }
  }
`);

const requestBooking = graphql(
  `
    mutation RequestBooking($input: RequestBookingInput!) {
      requestBooking(input: $input) {
        booking {
          id
          status
        }
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

/* What the sandbox's gateway knows, named as a card gateway's test cards are. */
const SANDBOX_METHODS = [
  'pm_card_visa',
  'pm_card_chargeDeclined',
  'pm_card_insufficientFunds',
  'pm_card_timeout',
  'pm_card_createDispute',
] as const;

export function Book() {
  const { t } = useTranslation();
  const { mentorId } = route.useParams();
  const { at, offering: offeringId } = route.useSearch();
  const { sandbox } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const when = useWhen();
  const money = useMoney();
  const mentorData = useQuery(mentorQuery(mentorId));
  const mentor = mentorData.data?.mentor;
  const there = useWhen(mentor?.availability.timeZone);
  const [failure, setFailure] = useState<unknown>();
  // One for each choice of what to book: a second click, or another try after a lost answer, books nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());

  const isTime = !Number.isNaN(Date.parse(at));
  const slotData = useQuery({
    queryKey: ['slot', mentorId, at, offeringId ?? null],
    enabled: isTime,
    queryFn: () =>
      query(slotDocument, {
        mentorId,
        from: at,
        to: new Date(Date.parse(at) + 60_000).toISOString(),
        offeringId: offeringId ?? null,
      }),
  });
  const slot = slotData.data?.mentor?.openSlots[0];

  const schema = z.object({
    topic: z.string().trim().min(1, t('form.required')).max(200),
    description: z.string().max(4_000),
    modality: z.enum(['CHAT', 'VIDEO', 'EXTERNAL_LINK']),
    paymentMethod: z.string().min(1, t('form.required')),
  });
  const offering = mentor?.offerings.find(({ id }) => id === offeringId);
  const modalities = offering?.modalities ?? (['VIDEO', 'CHAT', 'EXTERNAL_LINK'] as const);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      topic: '',
      description: '',
      modality: modalities[0] ?? 'VIDEO',
      paymentMethod: sandbox ? SANDBOX_METHODS[0] : '',
    },
  });

  const submit = form.handleSubmit(async ({ topic, description, modality, paymentMethod }) => {
    setFailure(undefined);
    try {
      const { booking } = await mutate(requestBooking, {
        input: {
          mentorId,
          startsAt: at,
          topic,
          description: description.trim() || null,
          modality,
          paymentMethod,
          idempotencyKey: key,
          offeringId: offeringId ?? null,
        },
      });
      void client.invalidateQueries({ queryKey: ['bookings'] });
      if (booking) await navigate({ to: '/bookings/$bookingId', params: { bookingId: booking.id }, replace: true });
    } catch (caught) {
      // What was refused is over; the next try is a new one.
      if (caught instanceof Refused) setKey(crypto.randomUUID());
      setFailure(caught);
    }
  });

  if (mentorData.isError) return <Trouble error={mentorData.error} retry={() => void mentorData.refetch()} />;
  if (slotData.isError) return <Trouble error={slotData.error} retry={() => void slotData.refetch()} />;
  if (mentorData.isPending || (isTime && slotData.isPending)) return <Skeleton height={420} radius="lg" />;

  const back = (
    <Anchor
      component={Link}
      to="/mentors/$mentorId"
      params={{ mentorId } as never}
      search={(offeringId ? { offering: offeringId } : {}) as never}
      size="sm"
    >
      <Group gap={6} component="span">
        <ArrowLeft size={15} aria-hidden />
        {t('book.back')}
      </Group>
    </Anchor>
  );
  if (!mentor || !slot) {
    return (
      <Stack maw={560}>
        {back}
        <Alert color="orange" variant="light" title={t('book.gone')}>
          {t('book.goneText')}
        </Alert>
      </Stack>
    );
  }

  const price = offering?.price ?? mentor.hourlyRate;
  const now = serverNow();
  const fullRefundUntil = Date.parse(slot.startsAt) - lengthOf(mentor.cancellationPolicy.fullRefundBefore);
  const moveUntil = Date.parse(slot.startsAt) - lengthOf(mentor.cancellationPolicy.lockedWithin);
  const name = nameOf(mentor.member);
  const { errors } = form.formState;
  const nextFree = failure instanceof Refused && failure.first.__typename === 'SlotTaken' ? failure.first.nextFreeSlots : [];
  return (
    <>
      {back}
      <Title order={1} mt="xs" mb="lg">
        {t('book.title')}
      </Title>
      <form onSubmit={(event) => void submit(event)} noValidate className={classes.page}>
        <Stack gap="lg">
          <TextInput
            label={t('book.topic')}
            description={t('book.topicHint')}
            maxLength={200}
            required
            error={errors.topic?.message}
            {...form.register('topic')}
          />
          <Textarea
            label={t('book.description')}
            autosize
            minRows={3}
            maxRows={10}
            error={errors.description?.message}
            {...form.register('description')}
          />
          {modalities.length > 1 && (
            <Controller
              control={form.control}
              name="modality"
              render={({ field }) => (
                <Radio.Group label={t('book.modality')} value={field.value} onChange={field.onChange}>
                  <Group mt="xs" gap="lg">
                    {modalities.map((each) => (
                      <Radio key={each} value={each} label={t(`modality.${each}`)} />
                    ))}
                  </Group>
                </Radio.Group>
              )}
            />
          )}
          {sandbox ? (
            <Controller
              control={form.control}
              name="paymentMethod"
              render={({ field }) => (
                <Radio.Group label={t('book.pay')} description={t('book.paySandbox')} value={field.value} onChange={field.onChange}>
                  <Stack mt="xs" gap={8}>
                    {SANDBOX_METHODS.map((method) => (
                      <Radio key={method} value={method} label={t(`method.${method}`)} />
                    ))}
                  </Stack>
                </Radio.Group>
              )}
            />
          ) : (
            <Alert color="orange" variant="light" icon={<CreditCard aria-hidden />}>
              {t('book.noGateway')}
            </Alert>
          )}
        </Stack>
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
              <Text size="sm">
                {fullRefundUntil > now
                  ? t('book.refundUntil', { time: when.dateTime(fullRefundUntil), price: money(price) })
                  : t('book.noRefund')}
              </Text>
              <Text size="sm">
                {moveUntil > now
                  ? t('book.moveUntil', { time: when.dateTime(moveUntil) })
                  : t('book.noMove')}
              </Text>
              <Text size="sm">{t('book.mentorCancels')}</Text>
            </div>
          </Group>
          <Group justify="space-between" className={classes.total}>
            <Text fw={600}>{t('book.total')}</Text>
            <Text fw={700} size="xl" className="tabular">
              {money(price)}
            </Text>
          </Group>
          {failure !== undefined && <Trouble error={failure} />}
          {failure instanceof Refused && failure.first.__typename === 'OnboardingIncomplete' && (
            <List size="sm">
              {failure.first.missingSteps.map((step) => (
                <List.Item key={step.key}>{step.title}</List.Item>
              ))}
            </List>
          )}
          {nextFree.length > 0 && (
            <Group gap="xs">
              {nextFree.map((free) => (
                <Button
                  key={free.startsAt}
                  size="xs"
                  variant="light"
                  onClick={() => {
                    setFailure(undefined);
                    void navigate({
                      to: '/mentors/$mentorId/book',
                      params: { mentorId },
                      search: { at: free.startsAt, ...(offeringId ? { offering: offeringId } : {}) },
                      replace: true,
                    });
                  }}
                >
                  {when.dateTime(free.startsAt)}
                </Button>
              ))}
            </Group>
          )}
          <Button type="submit" size="md" fullWidth loading={form.formState.isSubmitting} disabled={!sandbox}>
            {t('book.submit', { price: money(price) })}
          </Button>
          <Text size="xs" c="dimmed" ta="center">
            {mentor.confirmation === 'INSTANT' ? t('book.held') : t('book.heldApproval', { name: mentor.member.firstName ?? name })}
          </Text>
        </aside>
      </form>
    </>
  );
}
