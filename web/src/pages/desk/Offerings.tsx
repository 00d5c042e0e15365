import { Alert, Badge, Button, Chip, Group, NumberInput, Skeleton, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Package, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing } from '../../ui/Nothing';
import { Trouble } from '../../ui/Trouble';
import { useLater } from '../../ui/later';
import { digitsOf, useMoney } from '../../ui/money';
import classes from './Desk.module.css';
import { type Offering, addOffering, changeOffering, plansQuery, retireOffering } from './plans';

const MODALITIES = ['VIDEO', 'CHAT', 'EXTERNAL_LINK'] as const;

/** The kinds of sessions that a mentor offers beside the usual hour. */
export function Offerings() {
  const { t } = useTranslation(['translation', 'desk']);
  const { data, error, isPending, refetch } = useQuery(plansQuery);
  const changed = useChanged();
  const ends = useLater<Offering>({
    send: ({ id: offeringId }) => mutate(retireOffering, { input: { offeringId } }, { keepalive: true }),
    done: changed,
    told: (those) => t('desk:offer.ended', { count: those.length }),
  });
  const offerings = data?.offerings.filter(({ id }) => !ends.hidden.includes(id)) ?? [];
  /** An offering's id, or `new`. */
  const [edited, setEdited] = useState<string>();
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('desk:offer.add')}
    </Button>
  );
  return (
    <Stack gap="lg" maw={760}>
      <Group justify="space-between">
        <div>
          <Title order={1}>{t('desk:offer.title')}</Title>
          <Text c="dimmed">{t('desk:offer.text')}</Text>
        </div>
        {offerings.length > 0 && edited === undefined && add}
      </Group>
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={200} radius="lg" aria-busy />}
      {data === null && <Alert color="gray">{t('desk.notMentor')}</Alert>}
      {data && edited === 'new' && <Editor currency={data.hourlyRate.currency} onDone={() => setEdited(undefined)} />}
      {data && offerings.length === 0 && edited === undefined && (
        <Nothing icon={Package} title={t('desk:offer.none')} text={t('desk:offer.noneText')}>
          {add}
        </Nothing>
      )}
      {offerings.map((offering) =>
        edited === offering.id ? (
          <Editor key={offering.id} offering={offering} currency={offering.price.currency} onDone={() => setEdited(undefined)} />
        ) : (
          <Line key={offering.id} offering={offering} onEdit={() => setEdited(offering.id)} onEnd={() => ends.later(offering)} />
        ),
      )}
    </Stack>
  );
}

function useChanged(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([client.invalidateQueries({ queryKey: ['my-hours', 'plans'] }), client.invalidateQueries({ queryKey: ['mentor'] })]);
}

function Line({ offering, onEdit, onEnd }: { offering: Offering; onEdit: () => void; onEnd: () => void }) {
  const { t } = useTranslation(['translation', 'desk']);
  const money = useMoney();
  const name = offering.name ?? '–';
  return (
    <article className={`card ${classes.panel}`} aria-label={name}>
      <Group justify="space-between" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Title order={2} size="h4">
            {name}
          </Title>
          <Text size="sm" c="dimmed" className="tabular">
            {t('slots.minutes', { count: offering.durationMinutes })} · {money(offering.price)}
          </Text>
          {offering.description && (
            <Text size="sm" mt={4} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {offering.description}
            </Text>
          )}
          <Group gap={6} mt="xs">
            {offering.modalities.map((modality) => (
              <Badge key={modality} variant="default" tt="none" fw={500} radius="sm">
                {t(`modality.${modality}`)}
              </Badge>
            ))}
          </Group>
        </div>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onEdit}>
            {t('desk:offer.change')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={onEnd}
          >
            {t('desk:offer.retire')}
          </Button>
        </Group>
      </Group>
    </article>
  );
}

function Editor({ offering, currency, onDone }: { offering?: Offering; currency: string; onDone: () => void }) {
  const { t } = useTranslation(['translation', 'desk']);
  const changed = useChanged();
  const digits = digitsOf(currency);
  const [name, setName] = useState(offering?.name ?? '');
  const [description, setDescription] = useState(offering?.description ?? '');
  const [minutes, setMinutes] = useState<number | string>(offering?.durationMinutes ?? 30);
  const [price, setPrice] = useState<number | string>(offering ? offering.price.amountMinor / 10 ** digits : '');
  const [modalities, setModalities] = useState<string[]>(offering?.modalities ?? ['VIDEO']);
  const save = useMutation({
    mutationFn: async () => {
      const input = {
        name: name.trim(),
        description: description.trim() || null,
        durationMinutes: Number(minutes),
        priceMinor: Math.round(Number(price) * 10 ** digits),
        currency,
        modalities: MODALITIES.filter((each) => modalities.includes(each)),
      };
      await (offering
        ? mutate(changeOffering, { input: { offeringId: offering.id, ...input } })
        : mutate(addOffering, { input }));
    },
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
  return (
    <form
      className={`card ${classes.panel}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm">
        <TextInput label={t('desk:offer.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={100} required />
        <Textarea
          label={t('desk:offer.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          maxLength={2000}
          autosize
          minRows={2}
        />
        <Group grow>
          <NumberInput label={t('desk:offer.minutes')} min={10} max={480} step={5} allowDecimal={false} value={minutes} onChange={setMinutes} required />
          <NumberInput
            label={t('desk:offer.price', { currency })}
            min={0}
            decimalScale={digits}
            hideControls
            value={price}
            onChange={setPrice}
            required
          />
        </Group>
        <Chip.Group multiple value={modalities} onChange={setModalities}>
          <Group gap={6} role="group" aria-label={t('book.modality')}>
            {MODALITIES.map((modality) => (
              <Chip key={modality} value={modality} size="sm">
                {t(`modality.${modality}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {save.isError && <Trouble error={save.error} />}
        <Group gap="xs">
          <Button type="submit" loading={save.isPending} disabled={modalities.length === 0}>
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
