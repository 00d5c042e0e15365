import { Button, Group, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Target } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mutate } from '../../api/client';
import { Nothing, ToField } from '../../ui/Nothing';
import { Pages } from '../../ui/Pages';
import { Tag } from '../../ui/Tag';
import { Trouble } from '../../ui/Trouble';
import { useReported } from '../../ui/errors';
import { may } from '../../ui/may';
import { usePaged } from '../../ui/paged';
import { useSteps } from '../../ui/steps';
import { useWhen } from '../../ui/when';
import { Settings } from './Settings';
import { type Goal, achieveGoal, dropGoal, goalsQuery, reopenGoal } from './goals';
import { addGoal } from './onboarding';

const route = getRouteApi('/settings/goals');
const CATEGORIES = ['CAREER', 'TECHNICAL', 'PERSONAL'] as const;
const COLORS = { OPEN: 'brand', ACHIEVED: 'blue', DROPPED: 'gray' } as const;
const DOES = {
  achieve: (goalId: string) => mutate(achieveGoal, { input: { goalId } }),
  drop: (goalId: string) => mutate(dropGoal, { input: { goalId } }),
  reopen: (goalId: string) => mutate(reopenGoal, { input: { goalId } }),
} as const;

/** What the viewer wants to reach, as far as the list goes. */
export function Goals() {
  const { t } = useTranslation(['translation', 'settings']);
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const goals = usePaged(goalsQuery(show === 'all'));
  const rows = useSteps<HTMLDivElement>('article');
  return (
    <Settings here="/settings/goals">
      <Stack gap="md" maw={720}>
        <Add />
        <Switch
          label={t('settings:goals.all')}
          checked={show === 'all'}
          onChange={(event) => void navigate({ search: { show: event.currentTarget.checked ? 'all' : undefined }, replace: true })}
        />
        <Pages of={goals} empty={<Nothing icon={Target} title={t('settings:goals.none')} text={t('settings:goals.noneText')}><ToField id="goal">{t('settings:goals.first')}</ToField></Nothing>}>
          {(all) => (
            <Stack gap="sm" ref={rows} data-list>
              {all.map((goal) => (
                <One key={goal.id} goal={goal} />
              ))}
            </Stack>
          )}
        </Pages>
      </Stack>
    </Settings>
  );
}

function useGoalsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['settings', 'goals'] });
}

function Add() {
  const { t } = useTranslation(['translation', 'settings']);
  const changed = useGoalsChanged();
  const [text, setText] = useState('');
  const [category, setCategory] = useState<(typeof CATEGORIES)[number]>('CAREER');
  const [deadline, setDeadline] = useState('');
  const add = useMutation({
    mutationFn: () => mutate(addGoal, { input: { text: text.trim(), category, deadline: deadline || null } }),
    onSuccess: async () => {
      setText('');
      setDeadline('');
      await changed();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput id="goal" label={t('settings:goals.text')} value={text} onChange={(event) => setText(event.currentTarget.value)} maxLength={500} required style={{ flex: '1 1 16rem' }} />
        <NativeSelect
          label={t('settings:goals.kind')}
          value={category}
          onChange={({ currentTarget }) => setCategory(CATEGORIES.find((each) => each === currentTarget.value) ?? category)}
          data={CATEGORIES.map((value) => ({ value, label: t(`settings:goals.category.${value}`) }))}
        />
        <TextInput type="date" label={t('settings:goals.deadline')} value={deadline} onChange={(event) => setDeadline(event.currentTarget.value)} />
        <Button type="submit" loading={add.isPending} disabled={text.trim() === ''}>
          {t('settings:goals.add')}
        </Button>
      </Group>
      {add.isError && <Trouble error={add.error} />}
    </form>
  );
}

function One({ goal }: { goal: Goal }) {
  const { t } = useTranslation(['translation', 'settings']);
  const when = useWhen('UTC');
  const changed = useGoalsChanged();
  const reported = useReported();
  const act = async (does: keyof typeof DOES, undo?: keyof typeof DOES) => {
    const done = await reported(DOES[does](goal.id).then(() => true));
    await changed();
    if (!done || !undo) return;
    notifications.show({
      id: goal.id,
      autoClose: 8_000,
      closeButtonProps: { 'aria-label': t('common.close') },
      message: (
        <Group justify="space-between">
          <Text size="sm">{t(`settings:goals.done.${does === 'achieve' ? 'achieve' : 'drop'}`)}</Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(goal.id);
              void act(undo);
            }}
          >
            {t('common.undo')}
          </Button>
        </Group>
      ),
    });
  };
  return (
    <article className="card" style={{ padding: 'var(--mantine-spacing-md)' }} aria-label={goal.text ?? '–'}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {goal.text ?? '–'}
        </Text>
        <Tag color={goal.overdue ? 'orange' : COLORS[goal.status]}>{t(`settings:goals.status.${goal.overdue ? 'OVERDUE' : goal.status}`)}</Tag>
      </Group>
      <Group justify="space-between" mt="xs">
        <Text size="sm" c="dimmed">
          {[t(`settings:goals.category.${goal.category}`), goal.deadline && t('settings:goals.until', { day: when.longDate(`${goal.deadline}T12:00:00Z`) })]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Group gap="xs">
          {may(goal, 'ACHIEVE_GOAL') && (
            <Button size="xs" variant="light" onClick={() => void act('achieve', 'reopen')}>
              {t('settings:goals.achieve')}
            </Button>
          )}
          {may(goal, 'DROP_GOAL') && (
            <Button size="xs" variant="default" onClick={() => void act('drop', 'reopen')}>
              {t('settings:goals.drop')}
            </Button>
          )}
          {may(goal, 'REOPEN_GOAL') && (
            <Button size="xs" variant="default" onClick={() => void act('reopen')}>
              {t('settings:goals.reopen')}
            </Button>
          )}
        </Group>
      </Group>
    </article>
  );
}
