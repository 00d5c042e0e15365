import { ActionIcon, Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ArrowDown, ArrowUp, ListChecks, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { codeOf } from '../../api/errors';
import { useSession } from '../../api/session';
import { useErrorText, useReported } from '../../ui/errors';
import { nameOf } from '../../ui/names';
import { useWhen } from '../../ui/when';
import { actionOf, useBookingChanged } from './actions';
import {
  type BookingDetails,
  addAgendaItem,
  changeAgendaItem,
  removeAgendaItem,
  reorderAgenda,
  tickAgendaItem,
} from './documents';
import classes from './Booking.module.css';

type Agenda = NonNullable<BookingDetails['agenda']>;
type Item = Agenda['items'][number];

/** What the two want to talk about, written by both. */
export function Agenda({ booking }: { booking: BookingDetails }) {
  const { agenda } = booking;
  const says = actionOf(booking, 'EDIT_AGENDA');
  if (!agenda || (agenda.items.length === 0 && !says?.allowed)) return null;
  return <List booking={booking} agenda={agenda} />;
}

function List({ booking, agenda }: { booking: BookingDetails; agenda: Agenda }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const says = actionOf(booking, 'EDIT_AGENDA');
  const isOpen = says?.allowed ?? false;
  const changed = useBookingChanged();
  const reported = useReported();
  const [edited, setEdited] = useState<string>();
  /** Of an item or of the whole, while it is being done. */
  const [busy, setBusy] = useState<string>();
  /** Shown at once, before the API has said so. */
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const items = agenda.items.map((item) => ({ ...item, done: ticked.get(item.id) ?? item.done }));
  const { version } = agenda;
  const bookingId = booking.id;

  const act = async (which: string, work: () => Promise<unknown>) => {
    setBusy(which);
    const done = await reported(work());
    await changed(bookingId);
    setBusy(undefined);
    return done !== undefined;
  };
  const tick = async (itemId: string, done: boolean) => {
    setTicked((those) => new Map(those).set(itemId, done));
    await act(itemId, () => mutate(tickAgendaItem, { input: { bookingId, itemId, done } }));
    setTicked((those) => new Map([...those].filter(([id]) => id !== itemId)));
  };
  const order = (itemIds: string[], expectedVersion: number) => mutate(reorderAgenda, { input: { bookingId, itemIds, expectedVersion } });
  const move = (at: number, to: number) => {
    const ids = items.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(at, 1));
    return act(items[at]?.id ?? '', () => order(ids, version));
  };

  /** Nobody is asked whether they are sure: what was removed can be put back where it was. */
  const remove = async (item: Item, at: number) => {
    const input = { bookingId, itemId: item.id, expectedVersion: version };
    if (!(await act(item.id, () => mutate(removeAgendaItem, { input }))) || item.text === null) return;
    const { text } = item;
    const idempotencyKey = crypto.randomUUID();
    const putBack = async () => {
      notifications.hide(item.id);
      await act('new', async () => {
        const { booking: answered } = await mutate(addAgendaItem, { input: { bookingId, text, idempotencyKey } });
        const now = answered?.agenda?.items.map(({ id }) => id) ?? [];
        if (!answered?.agenda || at >= now.length - 1) return true;
        now.splice(at, 0, ...now.splice(-1));
        return order(now, answered.agenda.version);
      });
    };
    notifications.show({
      id: item.id,
      message: (
        <Group justify="space-between">
          <Text size="sm">{t('session:agenda.removed')}</Text>
          <Button size="compact-sm" variant="light" onClick={() => void putBack()}>
            {t('common.undo')}
          </Button>
        </Group>
      ),
      withCloseButton: false,
      autoClose: 8_000,
    });
  };

  return (
    <section className={`card ${classes.review}`} aria-labelledby="agenda">
      <Group gap="xs">
        <ListChecks size={18} aria-hidden className={classes.icon} />
        <Title order={2} size="h4" id="agenda">
          {t('session:agenda.title')}
        </Title>
      </Group>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('session:agenda.none')}
        </Text>
      )}
      {items.length > 0 && (
        <ol className={classes.agenda}>
          {items.map((item, at) => (
            <li key={item.id}>
              {edited === item.id ? (
                <Editor bookingId={bookingId} item={item} version={version} onDone={() => setEdited(undefined)} />
              ) : (
                <Line
                  booking={booking}
                  item={item}
                  isOpen={isOpen}
                  isBusy={busy !== undefined}
                  onTick={(done) => void tick(item.id, done)}
                  onEdit={() => setEdited(item.id)}
                  onUp={at > 0 ? () => void move(at, at - 1) : undefined}
                  onDown={at < items.length - 1 ? () => void move(at, at + 1) : undefined}
                  onRemove={() => void remove(item, at)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {isOpen && <Add bookingId={bookingId} />}
      {isOpen && says?.until && items.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('session:agenda.until', { time: when.dateTime(says.until) })}
        </Text>
      )}
    </section>
  );
}

function Line({
  booking,
  item,
  isOpen,
  isBusy,
  onTick,
  onEdit,
  onUp,
  onDown,
  onRemove,
}: {
  booking: BookingDetails;
  item: Item;
  isOpen: boolean;
  isBusy: boolean;
  onTick: (done: boolean) => void;
  onEdit: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}) {
  const { t } = useTranslation(['translation', 'session']);
  const { me } = useSession();
  const text = item.text ?? '–';
  const who = (party: 'MENTOR' | 'MENTEE') => {
    const member = party === 'MENTEE' ? booking.mentee : booking.mentor.member;
    return { name: member.id === me?.id ? t('session:agenda.you') : nameOf(member) };
  };
  const told = [
    t('session:agenda.by', who(item.addedBy)),
    item.changedBy && t('session:agenda.changedBy', who(item.changedBy)),
    item.doneBy && t('session:agenda.doneBy', who(item.doneBy)),
  ];
  const buttons = [
    { label: t('session:agenda.up', { text }), icon: ArrowUp, run: onUp },
    { label: t('session:agenda.down', { text }), icon: ArrowDown, run: onDown },
    { label: t('session:agenda.change', { text }), icon: Pencil, run: onEdit },
    { label: t('session:agenda.remove', { text }), icon: Trash2, run: onRemove },
  ];
  return (
    <Group wrap="nowrap" align="flex-start" gap="sm" className={classes.item} data-done={item.done || undefined}>
      <Checkbox
        mt={3}
        checked={item.done}
        disabled={!isOpen}
        onChange={(event) => onTick(event.currentTarget.checked)}
        label={
          <>
            <Text span style={{ overflowWrap: 'anywhere' }} {...(item.done ? { td: 'line-through', c: 'dimmed' } : {})}>
              {text}
            </Text>
            <Text size="xs" c="dimmed">
              {told.filter(Boolean).join(' · ')}
            </Text>
          </>
        }
        style={{ flex: 1, minWidth: 0 }}
      />
      {isOpen && (
        <Group gap={2} wrap="nowrap" className={classes.tools}>
          {buttons.map(({ label, icon: Icon, run }) => (
            <ActionIcon key={label} variant="subtle" color="gray" aria-label={label} title={label} disabled={!run || isBusy} onClick={run}>
              <Icon size={16} aria-hidden />
            </ActionIcon>
          ))}
        </Group>
      )}
    </Group>
  );
}

function Add({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation(['translation', 'session']);
  const changed = useBookingChanged();
  const told = useErrorText();
  const [text, setText] = useState('');
  // One for each item: another try after a lost answer adds nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const add = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await mutate(addAgendaItem, { input: { bookingId, text, idempotencyKey: key } });
      await changed(bookingId);
      setText('');
      setKey(crypto.randomUUID());
    } catch (caught) {
      setFailure(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Group gap="xs" align="flex-start">
        <TextInput
          flex={1}
          aria-label={t('session:agenda.item')}
          placeholder={t('session:agenda.item')}
          value={text}
          error={failure === undefined ? undefined : told(failure)}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setKey(crypto.randomUUID());
          }}
        />
        <Button type="submit" variant="default" loading={busy} disabled={text.trim() === ''}>
          {t('session:agenda.add')}
        </Button>
      </Group>
    </form>
  );
}

function Editor({ bookingId, item, version, onDone }: { bookingId: string; item: Item; version: number; onDone: () => void }) {
  const { t } = useTranslation(['translation', 'session']);
  const changed = useBookingChanged();
  const told = useErrorText();
  /** The agenda that the edit was made from, which the other one may have gone on from meanwhile. */
  const [from, setFrom] = useState(version);
  const [text, setText] = useState(item.text ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const isConflict = codeOf(failure) === 'VERSION_CONFLICT';
  const save = async () => {
    setBusy(true);
    setFailure(undefined);
    const expectedVersion = isConflict ? version : from;
    setFrom(expectedVersion);
    try {
      await mutate(changeAgendaItem, { input: { bookingId, itemId: item.id, text, expectedVersion } });
      await changed(bookingId);
      onDone();
    } catch (caught) {
      await changed(bookingId);
      setFailure(caught);
      setBusy(false);
    }
  };
  const problem = isConflict ? t('session:agenda.conflict', { text: item.text ?? '–' }) : told(failure);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <Stack gap="xs">
        <TextInput
          data-autofocus
          autoFocus
          aria-label={t('session:agenda.edit')}
          value={text}
          error={failure === undefined ? undefined : problem}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button size="xs" type="submit" loading={busy} disabled={text.trim() === ''}>
            {t('common.save')}
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
