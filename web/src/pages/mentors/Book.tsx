import { Alert, Anchor, Button, Group, Radio, Skeleton, Stack, TextInput, Textarea, Title } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mutate, query } from '../../api/client';
import { Refused } from '../../api/errors';
import { done, graphql } from '../../api/graphql';
import { PayBy, usePaying } from '../../ui/PayBy';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { Questions } from '../asked/Questions';
import { OTHER_QUESTIONS, useAnswers } from '../asked/useAnswers';
import { Instead, Summary } from './Summary';
import { askedQuery, mentorQuery } from './mentor';
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
        ...Done
      }
    }
  `,
  [done],
);

export function Book() {
  const { t } = useTranslation(['translation', 'session']);
  const { mentorId } = route.useParams();
  const { at, offering: offeringId } = route.useSearch();
  const client = useQueryClient();
  const navigate = useNavigate();
  const money = useMoney();
  const mentorData = useQuery(mentorQuery(mentorId));
  const mentor = mentorData.data?.mentor;
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
  const asked = useQuery(askedQuery(mentorId, offeringId));
  const questions = asked.data?.questions ?? [];
  const answers = useAnswers(questions);

  const schema = z.object({
    topic: z.string().trim().min(1, t('form.required')).max(200),
    description: z.string().max(4_000),
  });
  const offering = mentor?.offerings.find(({ id }) => id === offeringId);
  const modalities = offering?.modalities ?? (['VIDEO', 'CHAT', 'EXTERNAL_LINK'] as const);
  // What is offered is known later than the form is there.
  const [chosen, setChosen] = useState<string>();
  const modality = modalities.find((each) => each === chosen) ?? modalities[0] ?? 'VIDEO';
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { topic: '', description: '' } });

  const price = offering?.price ?? mentor?.hourlyRate;
  const paying = usePaying(price);

  const submit = form.handleSubmit(async ({ topic, description }) => {
    setFailure(undefined);
    if (!answers.complete() || !price) return;
    try {
      const { booking } = await mutate(requestBooking, {
        input: {
          mentorId,
          startsAt: at,
          topic,
          description: description.trim() || null,
          modality,
          ...paying.input(),
          idempotencyKey: key,
          offeringId: offeringId ?? null,
          preSessionForm: asked.data ? { edition: asked.data.edition, answers: answers.given() } : null,
          expectedPrice: { amountMinor: price.amountMinor, currency: price.currency },
        },
      });
      void client.invalidateQueries({ queryKey: ['bookings'] });
      void client.invalidateQueries({ queryKey: ['credits'] });
      if (booking) await paying.goOn(booking);
    } catch (caught) {
      // What was refused is over; the next try is a new one.
      if (caught instanceof Refused) setKey(crypto.randomUUID());
      if (caught instanceof Refused && OTHER_QUESTIONS.includes(caught.code)) await asked.refetch();
      if (caught instanceof Refused && caught.code === 'PRICE_CHANGED') await mentorData.refetch();
      setFailure(answers.refused(caught) ? undefined : caught);
    }
  });

  if (mentorData.isLoadingError) return <Trouble error={mentorData.error} retry={() => void mentorData.refetch()} />;
  if (slotData.isLoadingError) return <Trouble error={slotData.error} retry={() => void slotData.refetch()} />;
  if (asked.isLoadingError) return <Trouble error={asked.error} retry={() => void asked.refetch()} />;
  if (mentorData.isPending || asked.isPending || (isTime && slotData.isPending)) return <Skeleton height={420} radius="lg" />;

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
  if (!mentor || !price || !slot) {
    return (
      <Stack maw={560}>
        {back}
        <Alert color="orange" variant="light" title={t('book.gone')}>
          {t('book.goneText')}
        </Alert>
      </Stack>
    );
  }

  const { errors } = form.formState;
  const chooseInstead = (startsAt: string) => {
    setFailure(undefined);
    void navigate({
      to: '/mentors/$mentorId/book',
      params: { mentorId },
      search: { at: startsAt, ...(offeringId ? { offering: offeringId } : {}) },
      replace: true,
    });
  };
  return (
    <>
      {back}
      <Title order={1} mt="xs" mb="lg">
        {t('book.title')}
      </Title>
      <form
        onSubmit={(event) => {
          answers.complete();
          void submit(event);
        }}
        noValidate
        className={classes.page}
      >
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
          {questions.length > 0 && (
            <section aria-labelledby="asked">
              <Title order={2} size="h4" id="asked" mb="sm">
                {t('session:form.before', { name: mentor.member.firstName ?? '–' })}
              </Title>
              <Questions questions={questions} values={answers.values} problems={answers.problems} onChange={answers.set} />
            </section>
          )}
          {modalities.length > 1 && (
            <Radio.Group label={t('book.modality')} value={modality} onChange={setChosen}>
              <Group mt="xs" gap="lg">
                {modalities.map((each) => (
                  <Radio key={each} value={each} label={t(`modality.${each}`)} />
                ))}
              </Group>
            </Radio.Group>
          )}
          <PayBy paying={paying} />
        </Stack>
        <Summary mentor={mentor} slot={slot} offering={offering} price={price}>
          {failure !== undefined && <Trouble error={failure} />}
          {failure instanceof Refused && <Instead refused={failure} onChoose={chooseInstead} />}
          <Button type="submit" size="md" fullWidth loading={form.formState.isSubmitting} disabled={!paying.payable}>
            {price.amountMinor === 0 ? t('book.submitFree') : t('book.submit', { price: money(price) })}
          </Button>
        </Summary>
      </form>
    </>
  );
}
