import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ClipboardList, GitMerge } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { codeOf } from '../../api/errors';
import { Trouble } from '../../ui/Trouble';
import { useWhen } from '../../ui/when';
import { Given } from '../asked/Given';
import { Questions } from '../asked/Questions';
import { changedFrom, valuesOf } from '../asked/answers';
import { useAnswers } from '../asked/useAnswers';
import { actionOf, useBookingChanged } from './actions';
import { type BookingDetails, answerPreSessionForm } from './documents';
import classes from './Booking.module.css';

type Form = NonNullable<BookingDetails['preSessionForm']>;

/** What the mentor has asked with the booking, and what the mentee says to it. */
export function Answers({ booking }: { booking: BookingDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const [editing, setEditing] = useState(false);
  const form = booking.preSessionForm;
  const says = actionOf(booking, 'ANSWER_FORM');
  if (!form || form.questions.length === 0) return null;
  return (
    <section className={`card ${classes.review}`} aria-labelledby="answers">
      <Group gap="xs">
        <ClipboardList size={18} aria-hidden className={classes.icon} />
        <Title order={2} size="h4" id="answers">
          {t('session:form.title')}
        </Title>
      </Group>
      {editing ? (
        <Editor booking={booking} form={form} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Given form={form} />
          {says?.allowed && (
            <Group gap="sm">
              <Button size="xs" variant="default" onClick={() => setEditing(true)}>
                {t(form.answers.length === 0 ? 'session:form.answer' : 'session:form.change')}
              </Button>
              {says.until && (
                <Text size="xs" c="dimmed">
                  {t('session:form.until', { time: when.dateTime(says.until) })}
                </Text>
              )}
            </Group>
          )}
        </>
      )}
    </section>
  );
}

function Editor({ booking, form, onDone }: { booking: BookingDetails; form: Form; onDone: () => void }) {
  const { t } = useTranslation(['translation', 'session']);
  const changed = useBookingChanged();
  /** What the edit was made from, which others may have gone on from meanwhile. */
  const [from, setFrom] = useState({ version: booking.version, values: valuesOf(form.questions, form.answers) });
  const answers = useAnswers(form.questions, from.values);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const isConflict = codeOf(failure) === 'VERSION_CONFLICT';
  const save = async () => {
    if (!answers.complete()) return;
    setBusy(true);
    setFailure(undefined);
    // After a conflict everything is said again that differs from what is there now.
    const base = isConflict ? { version: booking.version, values: valuesOf(form.questions, form.answers) } : from;
    setFrom(base);
    try {
      const different = changedFrom(form.questions, base.values, answers.values);
      if (different.length > 0) {
        await mutate(answerPreSessionForm, {
          input: { bookingId: booking.id, preSessionForm: { answers: different }, expectedVersion: base.version },
        });
        await changed(booking.id);
        notifications.show({ message: t('session:form.saved'), closeButtonProps: { 'aria-label': t('common.close') } });
      }
      onDone();
    } catch (caught) {
      await changed(booking.id);
      setFailure(answers.refused(caught) ? undefined : caught);
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <Questions questions={form.questions} values={answers.values} problems={answers.problems} onChange={answers.set} />
        {isConflict && (
          <Alert color="yellow" variant="light" role="alert" icon={<GitMerge aria-hidden />} title={t('session:form.conflict')}>
            <Given form={form} />
          </Alert>
        )}
        {failure !== undefined && !isConflict && <Trouble error={failure} />}
        <Group gap="xs">
          <Button type="submit" loading={busy}>
            {t('common.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
