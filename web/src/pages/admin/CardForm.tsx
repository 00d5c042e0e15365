import { Button, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../ui/Trouble';
import classes from './Admin.module.css';

/** Something that is written on a card of its own, kept, or given up. */
export function CardForm({
  title,
  submit,
  saving,
  onBack,
  children,
}: {
  title: string;
  submit: string;
  saving: { mutate: () => void; isPending: boolean; error: unknown };
  onBack: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <form
      className={`card ${classes.panel}`}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm" maw={560}>
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
        {saving.error != null && <Trouble error={saving.error} />}
        <Group gap="xs">
          <Button type="submit" loading={saving.isPending}>
            {submit}
          </Button>
          <Button variant="default" onClick={onBack}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
