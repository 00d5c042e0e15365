import { Button, Group, NumberInput, Radio, SegmentedControl, Stack, TextInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Refused } from '../../api/errors';
import { serverNow } from '../../time/clock';
import { momentOf } from '../../time/zones';
import { Trouble } from '../../ui/Trouble';
import { digitsOf } from '../../ui/money';
import { useWhen } from '../../ui/when';
import classes from '../desk/Desk.module.css';
import { useGroupChanged } from './changed';
import { scheduleGroup } from './documents';

const KINDS = ['WORKSHOP', 'OFFICE_HOURS'] as const;
const MODALITIES = ['VIDEO', 'CHAT', 'EXTERNAL_LINK'] as const;

/** A mentor invites to a session with seats. */
export function Invite({ currency, onDone }: { currency: string; onDone: () => void }) {
  const { t } = useTranslation(['translation', 'session']);
  const when = useWhen();
  const navigate = useNavigate();
  const changed = useGroupChanged();
  const digits = digitsOf(currency);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('WORKSHOP');
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [start, setStart] = useState('');
  const [minutes, setMinutes] = useState<number | string>(60);
  const [seats, setSeats] = useState<number | string>(8);
  const [price, setPrice] = useState<number | string>('');
  const [modality, setModality] = useState<(typeof MODALITIES)[number]>('VIDEO');
  // Another try after a lost answer schedules nothing twice.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const save = useMutation({
    mutationFn: () => {
      const startsAt = momentOf(start, when.zone);
      return mutate(scheduleGroup, {
        input: {
          kind,
          title: title.trim(),
          description: description.trim() || null,
          startsAt: new Date(startsAt).toISOString(),
          endsAt: new Date(startsAt + Number(minutes) * 60_000).toISOString(),
          seats: Number(seats),
          priceMinor: Math.round(Number(price) * 10 ** digits),
          currency,
          modality,
          idempotencyKey: key,
        },
      });
    },
    onSuccess: async ({ groupSession }) => {
      if (!groupSession) return;
      await changed(groupSession.id);
      await navigate({ to: '/groups/$groupId', params: { groupId: groupSession.id } });
    },
    onError: (failure) => {
      if (failure instanceof Refused) setKey(crypto.randomUUID());
    },
  });
  return (
    <form
      className={`card ${classes.panel}`}
      style={{ marginBottom: 'var(--mantine-spacing-lg)' }}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm" maw={720}>
        <SegmentedControl
          aria-label={t('session:group.what')}
          value={kind}
          onChange={(value) => setKind(value as (typeof KINDS)[number])}
          data={KINDS.map((value) => ({ value, label: t(`session:group.kind.${value}`) }))}
          style={{ alignSelf: 'flex-start' }}
        />
        <TextInput
          label={t('session:group.title')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        <Textarea
          label={t('session:group.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          maxLength={2_000}
          autosize
          minRows={2}
        />
        <Group grow preventGrowOverflow={false} align="flex-end">
          <TextInput
            type="datetime-local"
            label={t('session:group.start')}
            description={when.zoneName(start === '' ? serverNow() : momentOf(start, when.zone))}
            value={start}
            onChange={(event) => setStart(event.currentTarget.value)}
            required
            miw={220}
          />
          <NumberInput label={t('session:group.minutes')} min={10} max={720} step={5} allowDecimal={false} value={minutes} onChange={setMinutes} required miw={100} />
        </Group>
        <Group grow preventGrowOverflow={false} align="flex-end">
          <NumberInput label={t('session:group.seats')} min={1} max={500} allowDecimal={false} value={seats} onChange={setSeats} required miw={100} />
          <NumberInput
            label={t('session:group.price', { currency })}
            min={0}
            decimalScale={digits}
            hideControls
            value={price}
            onChange={setPrice}
            required
            miw={140}
          />
        </Group>
        <Radio.Group label={t('book.modality')} value={modality} onChange={(value) => setModality(value as (typeof MODALITIES)[number])}>
          <Group mt="xs" gap="lg">
            {MODALITIES.map((each) => (
              <Radio key={each} value={each} label={t(`modality.${each}`)} />
            ))}
          </Group>
        </Radio.Group>
        {save.isError && <Trouble error={save.error} />}
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            {t('session:group.submit')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
