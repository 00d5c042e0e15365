import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mutate, query } from '../../api/client';
import { done, graphql } from '../../api/graphql';
import { Trouble } from '../../ui/Trouble';
import { useDraft } from '../../ui/draft';
import { useWhen } from '../../ui/when';
import { actionOf, useBookingChanged } from './actions';
import type { BookingDetails } from './documents';
import classes from './Booking.module.css';

const notesDocument = graphql(`
  query PrivateNotes($id: ID!) {
    booking(id: $id) {
      id
      privateNotes {
        text
        writtenAt
      }
    }
  }
`);

const addPrivateNote = graphql(
  `
    mutation AddPrivateNote($input: AddPrivateNoteInput!) {
      addPrivateNote(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

const notesQuery = (id: string) =>
  queryOptions({ queryKey: ['booking', id, 'notes'], queryFn: async () => (await query(notesDocument, { id })).booking?.privateNotes ?? [] });

/** What the mentor notes about the mentee, who never learns of it: the mentor writes, admins read. */
export default function PrivateNotes({ booking }: { booking: BookingDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const writes = actionOf(booking, 'ADD_PRIVATE_NOTE')?.allowed ?? false;
  const reads = (actionOf(booking, 'READ_PRIVATE_NOTES')?.allowed ?? false) && (booking.privateNoteCount ?? 0) > 0;
  if (!writes && !reads) return null;
  return (
    <section className={`card ${classes.review}`} aria-label={t('session:notes.title')}>
      <Title order={2} size="h4">
        {t('session:notes.title')}
      </Title>
      {reads && <Written id={booking.id} />}
      {writes && <Write booking={booking} />}
    </section>
  );
}

function Written({ id }: { id: string }) {
  const when = useWhen();
  const { data, error, refetch } = useQuery(notesQuery(id));
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="sm">
      {(data ?? []).map(({ text, writtenAt }) => (
        <div key={writtenAt + (text ?? '')}>
          <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text ?? '–'}</Text>
          <Text size="xs" c="dimmed" className="tabular">
            {when.zoned(writtenAt)}
          </Text>
        </div>
      ))}
    </Stack>
  );
}

function Write({ booking }: { booking: BookingDetails }) {
  const { t } = useTranslation(['translation', 'session']);
  const changed = useBookingChanged();
  const [draft, setDraft] = useDraft<{ text: string }>(['note', booking.id]);
  const add = useMutation({
    mutationFn: () => mutate(addPrivateNote, { input: { bookingId: booking.id, text: (draft?.text ?? '').trim() } }),
    onSuccess: async () => {
      setDraft(undefined);
      await changed(booking.id);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm" c="dimmed">
          {t('session:notes.text', { count: booking.privateNoteCount ?? 0 })}
        </Text>
        <Textarea
          label={t('session:notes.label')}
          value={draft?.text ?? ''}
          onChange={(event) => setDraft({ text: event.currentTarget.value })}
          maxLength={4_000}
          autosize
          minRows={2}
          w="100%"
        />
        {add.isError && <Trouble error={add.error} />}
        <Button type="submit" size="sm" variant="default" loading={add.isPending} disabled={!draft?.text.trim()}>
          {t('session:notes.add')}
        </Button>
      </Stack>
    </form>
  );
}
