import { Alert, Anchor, Button, Group, Radio, Skeleton, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Refused } from '../../api/errors';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { nameOf } from '../../ui/names';
import { Questions } from '../asked/Questions';
import { OTHER_QUESTIONS, useAnswers } from '../asked/useAnswers';
import { askedQuery, mentorQuery } from '../mentors/mentor';
import { useRequestChanged } from './changed';
import { requestSession } from './documents';

const route = getRouteApi('/mentors/$mentorId/ask');

/** A session is asked for, and its time left to the mentor. */
export function Ask() {
  const { t } = useTranslation(['translation', 'session']);
  const { mentorId } = route.useParams();
  const { offering: offeringId } = route.useSearch();
  const navigate = useNavigate();
  const money = useMoney();
  const changed = useRequestChanged();
  const { data, error, isPending, refetch } = useQuery(mentorQuery(mentorId));
  const asked = useQuery(askedQuery(mentorId, offeringId));
  const questions = asked.data?.questions ?? [];
  const answers = useAnswers(questions);
  const [topic, setTopic] = useState('');
  const [description, setDescription] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [isBlank, setBlank] = useState(false);
  // A second click, or another try after a lost answer, asks for nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (asked.isLoadingError) return <Trouble error={asked.error} retry={() => void asked.refetch()} />;
  if (isPending || asked.isPending) return <Skeleton height={420} radius="lg" aria-busy />;
  const { mentor } = data;
  if (!mentor) return <Alert color="gray" title={t('mentor.gone')} />;
  const offering = mentor.offerings.find(({ id }) => id === offeringId);
  const modalities = offering?.modalities ?? (['VIDEO', 'CHAT', 'EXTERNAL_LINK'] as const);
  const modality = modalities.find((each) => each === chosen) ?? modalities[0] ?? 'VIDEO';
  const name = mentor.member.firstName ?? nameOf(mentor.member);
  const send = async () => {
    setBlank(topic.trim() === '');
    if (!answers.complete() || topic.trim() === '') return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { sessionRequest } = await mutate(requestSession, {
        input: {
          mentorId,
          offeringId: offeringId ?? null,
          topic: topic.trim(),
          description: description.trim() || null,
          modality,
          idempotencyKey: key,
          preSessionForm: asked.data ? { edition: asked.data.edition, answers: answers.given() } : null,
        },
      });
      if (sessionRequest) {
        await changed(sessionRequest.id);
        await navigate({ to: '/requests/$requestId', params: { requestId: sessionRequest.id }, replace: true });
      }
    } catch (caught) {
      if (caught instanceof Refused) setKey(crypto.randomUUID());
      if (caught instanceof Refused && OTHER_QUESTIONS.includes(caught.code)) await asked.refetch();
      setFailure(answers.refused(caught) ? undefined : caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack maw={680} gap="lg">
      <div>
        <Anchor component={Link} to="/mentors/$mentorId" params={{ mentorId } as never} size="sm">
          <Group gap={6} component="span">
            <ArrowLeft size={15} aria-hidden />
            {nameOf(mentor.member)}
          </Group>
        </Anchor>
        <Title order={1} mt="xs">
          {t('session:request.title')}
        </Title>
        <Text c="dimmed">
          {offering?.name ?? t('slots.oneHour')} · {money(offering?.price ?? mentor.hourlyRate)}.{' '}
          {t('session:request.text', { name })}
        </Text>
      </div>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="lg">
          <TextInput
            label={t('book.topic')}
            description={t('book.topicHint')}
            maxLength={200}
            required
            value={topic}
            error={isBlank ? t('form.required') : undefined}
            onChange={(event) => {
              setTopic(event.currentTarget.value);
              setBlank(false);
            }}
          />
          <Textarea
            label={t('session:request.description')}
            description={t('session:request.descriptionHint')}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={2_000}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          {questions.length > 0 && (
            <section aria-labelledby="asked">
              <Title order={2} size="h4" id="asked" mb="sm">
                {t('session:form.before', { name })}
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
          {failure !== undefined && <Trouble error={failure} />}
          <Group>
            <Button type="submit" loading={busy}>
              {t('session:request.submit', { name })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
