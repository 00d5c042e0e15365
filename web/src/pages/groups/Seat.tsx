import { Button, Group, Modal, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Refused } from '../../api/errors';
import { PayBy, usePaying } from '../../ui/PayBy';
import { Policy } from '../../ui/Policy';
import { Trouble } from '../../ui/Trouble';
import { useMoney } from '../../ui/money';
import { Questions } from '../asked/Questions';
import { OTHER_QUESTIONS, useAnswers } from '../asked/useAnswers';
import { askedQuery } from '../mentors/mentor';
import { useGroupChanged } from './changed';
import { type GroupDetails, requestSeat } from './documents';

/** A seat is booked and paid for; money moves, so it says what comes back. */
export function Seat({ group, onClose }: { group: GroupDetails; onClose: () => void }) {
  const { t } = useTranslation(['translation', 'session']);
  const client = useQueryClient();
  const money = useMoney();
  const changed = useGroupChanged();
  const asked = useQuery(askedQuery(group.mentor.id, undefined));
  const questions = asked.data?.questions ?? [];
  const answers = useAnswers(questions);
  const [topic, setTopic] = useState('');
  const paying = usePaying(group.price);
  // A second click, or another try after a lost answer, takes nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const take = async () => {
    if (!answers.complete()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { booking } = await mutate(requestSeat, {
        input: {
          groupSessionId: group.id,
          topic: topic.trim() || null,
          ...paying.input(),
          idempotencyKey: key,
          preSessionForm: asked.data ? { edition: asked.data.edition, answers: answers.given() } : null,
        },
      });
      await changed(group.id);
      if (booking) await paying.goOn(booking);
    } catch (caught) {
      if (caught instanceof Refused) setKey(crypto.randomUUID());
      if (caught instanceof Refused && OTHER_QUESTIONS.includes(caught.code)) await asked.refetch();
      setFailure(answers.refused(caught) ? undefined : caught);
      await client.invalidateQueries({ queryKey: ['group', group.id] });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('session:group.takeTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {asked.isPending && <Skeleton height={200} aria-busy />}
      {asked.isLoadingError && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isSuccess && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void take();
          }}
        >
          <Stack>
            <TextInput
              label={t('session:group.topic')}
              description={t('session:group.topicHint')}
              maxLength={200}
              value={topic}
              onChange={(event) => setTopic(event.currentTarget.value)}
            />
            <Questions questions={questions} values={answers.values} problems={answers.problems} onChange={answers.set} />
            <PayBy paying={paying} />
            <div>
              <Policy of="group" id={group.id} startsAt={group.startsAt} price={group.price} />
            </div>
            {failure !== undefined && <Trouble error={failure} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={busy} disabled={!paying.payable}>
                {group.price.amountMinor === 0 ? t('book.submitFree') : t('book.submit', { price: money(group.price) })}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
