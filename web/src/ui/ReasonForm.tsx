import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from './Trouble';

/** Something that is done for a reason, which is told to whom it concerns. */
export function ReasonForm({
  text,
  submit,
  danger,
  onSubmit,
  onBack,
  children,
}: {
  text?: string;
  submit: string;
  danger?: boolean;
  onSubmit: (reason: string) => Promise<unknown>;
  onBack: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onSubmit(reason.trim());
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
        void send();
      }}
    >
      <Stack gap="sm">
        {text && (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
        {children}
        <Textarea
          label={t('reason.label')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          required
          autosize
          minRows={2}
          data-autofocus
        />
        {failure !== undefined && <Trouble error={failure} />}
        <Group gap="xs">
          <Button type="submit" size="sm" loading={busy} disabled={reason.trim() === ''} {...(danger ? { className: 'danger-filled' } : {})}>
            {submit}
          </Button>
          <Button size="sm" variant="default" onClick={onBack}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
