import { ActionIcon, Alert, Button, Group, List, NumberInput, Select, Skeleton, Stack, Switch, TagsInput, Text, TextInput, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, GitMerge, MessageCircleQuestion, Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { codeOf } from '../../api/errors';
import { Nothing } from '../../ui/Nothing';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { Questions } from '../asked/Questions';
import type { Value, Values } from '../asked/answers';
import classes from './Desk.module.css';
import { type Asks as Asked, type Draft, KINDS, asksQuery, chooses, draftOf, isBounded, moved, previewOf, questionOf, removeForm, setForm } from './asks';

const route = getRouteApi('/desk/questions');
const USUAL = 'usual';

/** What a mentor asks before a session: the usual form, and those of offerings that have one of their own. */
export function Asks() {
  const { t } = useTranslation(['translation', 'desk']);
  const navigate = route.useNavigate();
  const { offering: wanted } = route.useSearch();
  const { data, error, isPending, refetch } = useQuery(asksQuery);
  const offering = data?.offerings.find(({ id }) => id === wanted);
  return (
    <Stack gap="lg" maw={760}>
      <div>
        <Title order={1}>{t('nav.questions')}</Title>
        <Text c="dimmed">{t('desk:asks.text')}</Text>
      </div>
      {error && !data && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={260} radius="lg" aria-busy />}
      {data === null && <Alert color="gray">{t('desk.notMentor')}</Alert>}
      {data && (
        <>
          {data.offerings.length > 0 && (
            <Select
              label={t('desk:asks.for')}
              allowDeselect={false}
              data={[
                { value: USUAL, label: t('desk:asks.usual') },
                ...data.offerings.map(({ id, name }) => ({ value: id, label: name ?? '–' })),
              ]}
              value={offering?.id ?? USUAL}
              onChange={(chosen) => void navigate({ search: { offering: chosen === USUAL || chosen === null ? undefined : chosen } })}
            />
          )}
          <Form key={offering?.id ?? USUAL} asks={data} offeringId={offering?.id} />
        </>
      )}
    </Stack>
  );
}

const formOf = ({ preSessionForms: { usual, ofOfferings } }: Asked, offeringId: string | undefined) =>
  offeringId === undefined ? usual : ofOfferings.find((each) => each.offeringId === offeringId)?.form;

/** What is asked by now, and what a mentor goes on from while writing. */
const baseOf = (asks: Asked, offeringId: string | undefined) => {
  const form = formOf(asks, offeringId);
  return { edition: form?.edition ?? 0, drafts: (form?.questions ?? []).map((each) => draftOf(each)) };
};

function Form({ asks, offeringId }: { asks: Asked; offeringId: string | undefined }) {
  const { t } = useTranslation(['translation', 'desk']);
  const client = useQueryClient();
  const reported = useReported();
  const form = formOf(asks, offeringId) ?? undefined;
  const [base, setBase] = useState(() => baseOf(asks, offeringId));
  const [drafts, setDrafts] = useState(base.drafts);
  /** An offering without a form of its own asks the usual one, until somebody begins to write one. */
  const [own, setOwn] = useState(offeringId === undefined || form !== undefined);
  const [tried, setTried] = useState<Values>({});
  const changed = () => Promise.all([client.invalidateQueries({ queryKey: ['my-questions'] }), client.invalidateQueries({ queryKey: ['mentor'] })]);
  const take = (now: Asked) => {
    const next = baseOf(now, offeringId);
    setBase(next);
    setDrafts(next.drafts);
    setOwn(offeringId === undefined || formOf(now, offeringId) !== undefined);
  };
  const readAnew = async () => {
    await changed();
    const now = client.getQueryData(asksQuery.queryKey);
    if (now) take(now);
  };
  /** What somebody, perhaps in another window, has changed since: what is being written here stays. */
  const onError = (error: Error) => codeOf(error) === 'VERSION_CONFLICT' && changed();
  const expectedVersion = asks.preSessionForms.version;
  const target = offeringId === undefined ? {} : { offeringId };
  const save = useMutation({
    mutationFn: () => mutate(setForm, { input: { ...target, expectedVersion, questions: drafts.map(questionOf) } }),
    onSuccess: async () => {
      notifications.show({ message: t('desk:asks.saved'), closeButtonProps: { 'aria-label': t('common.close') } });
      await readAnew();
    },
    onError,
  });
  const removed = useId();
  const remove = useMutation({
    mutationFn: () => mutate(removeForm, { input: { ...target, expectedVersion } }),
    onSuccess: async () => {
      const questions = (form?.questions ?? []).map((each) => questionOf(draftOf(each)));
      await readAnew();
      const back = async () => {
        notifications.hide(removed);
        const now = client.getQueryData(asksQuery.queryKey)?.preSessionForms.version ?? expectedVersion;
        await reported(mutate(setForm, { input: { ...target, expectedVersion: now, questions } }));
        await readAnew();
      };
      notifications.show({
        id: removed,
        autoClose: 8_000,
        closeButtonProps: { 'aria-label': t('common.close') },
        message: (
          <Group justify="space-between">
            <Text size="sm">{t('desk:asks.removed')}</Text>
            <Button size="compact-sm" variant="light" onClick={() => void back()}>
              {t('common.undo')}
            </Button>
          </Group>
        ),
      });
    },
    onError,
  });
  const edit = (key: string, change: Partial<Draft>) =>
    setDrafts((those) => those.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const dirty = JSON.stringify(drafts.map(questionOf)) !== JSON.stringify(base.drafts.map(questionOf));
  const failure = save.error ?? remove.error;
  const elsewhere = (form?.edition ?? 0) !== base.edition && !save.isPending && !remove.isPending;
  if (elsewhere && !dirty) take(asks);
  if (!own) {
    return (
      <Nothing icon={MessageCircleQuestion} title={t('desk:asks.asUsual')} text={t('desk:asks.asUsualText')}>
        <Button onClick={() => setOwn(true)}>{t('desk:asks.ownForm')}</Button>
      </Nothing>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        {drafts.length === 0 && (
          <Text c="dimmed">{offeringId === undefined ? t('desk:asks.none') : t('desk:asks.noneHere')}</Text>
        )}
        {drafts.map((draft, index) => (
          <Editor
            key={draft.key}
            draft={draft}
            number={index + 1}
            isLast={index === drafts.length - 1}
            edit={(change) => edit(draft.key, change)}
            move={(by) => setDrafts((those) => moved(those, index, by))}
            remove={() => setDrafts((those) => those.filter(({ key }) => key !== draft.key))}
          />
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<Plus size={16} aria-hidden />}
            disabled={drafts.length >= 20}
            onClick={() => setDrafts((those) => [...those, draftOf()])}
          >
            {t('desk:asks.add')}
          </Button>
        </Group>
        {elsewhere && (
          <Alert color="yellow" variant="light" role="alert" icon={<GitMerge aria-hidden />} title={t('desk:asks.elsewhere')}>
            <Text size="sm">{t('desk:asks.elsewhereText')}</Text>
            <List size="sm" mt="xs">
              {form?.questions.map(({ id, prompt }) => (
                <List.Item key={id}>{prompt}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {failure && !elsewhere && <Trouble error={failure} />}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={remove.isPending || (!dirty && (form !== undefined || offeringId === undefined))}>
            {t('common.save')}
          </Button>
          {dirty && (
            <Button variant="default" onClick={() => take(asks)}>
              {t('desk:asks.undo')}
            </Button>
          )}
          {form && (
            <Button variant="default" loading={remove.isPending} disabled={save.isPending} onClick={() => remove.mutate()}>
              {offeringId === undefined ? t('desk:asks.askNothing') : t('desk:asks.askUsual')}
            </Button>
          )}
        </Group>
        {drafts.length > 0 && (
          <section className={`card ${classes.panel}`} aria-labelledby="preview">
            <Title order={2} size="h4" id="preview">
              {t('desk:asks.preview')}
            </Title>
            <Text size="sm" c="dimmed" mb="md">
              {t('desk:asks.previewText')}
            </Text>
            <Questions
              questions={drafts.map(previewOf)}
              values={tried}
              problems={{}}
              onChange={(id: string, value: Value) => setTried((those) => ({ ...those, [id]: value }))}
            />
          </section>
        )}
      </Stack>
    </form>
  );
}

function Editor({
  draft,
  number,
  isLast,
  edit,
  move,
  remove,
}: {
  draft: Draft;
  number: number;
  isLast: boolean;
  edit: (change: Partial<Draft>) => void;
  move: (by: 1 | -1) => void;
  remove: () => void;
}) {
  const { t } = useTranslation(['translation', 'desk']);
  const { kind, least, most } = draft;
  const name = t('desk:asks.question', { number });
  const bound = (value: string | number) => (typeof value === 'number' ? value : '');
  return (
    <section className={`card ${classes.panel}`} aria-label={name}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h5">
          {name}
        </Title>
        <Group gap={4} wrap="nowrap">
          <ActionIcon variant="subtle" color="gray" aria-label={t('desk:asks.up', { number })} disabled={number === 1} onClick={() => move(-1)}>
            <ArrowUp size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t('desk:asks.down', { number })} disabled={isLast} onClick={() => move(1)}>
            <ArrowDown size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t('desk:asks.remove', { number })} onClick={remove}>
            <Trash2 size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <Stack gap="sm">
        <TextInput label={t('desk:asks.prompt')} maxLength={300} required value={draft.prompt} onChange={(event) => edit({ prompt: event.currentTarget.value })} />
        <Textarea label={t('desk:asks.help')} maxLength={1000} autosize value={draft.help} onChange={(event) => edit({ help: event.currentTarget.value })} />
        <Select
          label={t('desk:asks.answered')}
          description={draft.id === null ? null : t('desk:asks.kindStays')}
          disabled={draft.id !== null}
          allowDeselect={false}
          data={KINDS.map((each) => ({ value: each, label: t(`desk:asks.kind.${each}`) }))}
          value={kind}
          onChange={(chosen) => edit({ kind: chosen as Draft['kind'] })}
        />
        {chooses(kind) && (
          <TagsInput
            label={t('desk:asks.choices')}
            description={t('desk:asks.choicesHint')}
            maxTags={20}
            acceptValueOnBlur
            value={draft.choices}
            onChange={(choices) => edit({ choices })}
          />
        )}
        {isBounded(kind) && (
          <Group grow>
            <NumberInput label={t(`desk:asks.least.${boundOf(kind)}`)} allowDecimal={false} value={least} onChange={(value) => edit({ least: bound(value) })} />
            <NumberInput label={t(`desk:asks.most.${boundOf(kind)}`)} allowDecimal={false} value={most} onChange={(value) => edit({ most: bound(value) })} />
          </Group>
        )}
        <Switch label={t('desk:asks.required')} checked={draft.required} onChange={(event) => edit({ required: event.currentTarget.checked })} />
      </Stack>
    </section>
  );
}

const boundOf = (kind: Draft['kind']) => (kind === 'NUMBER' ? 'number' : kind === 'SEVERAL_CHOICES' ? 'choices' : 'text');
