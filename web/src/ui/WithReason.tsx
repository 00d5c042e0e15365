import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from './Trouble';

/** Asks once more, and why. */
export function WithReason({
  title,
  text,
  label,
  most = 1_000,
  submit,
  required,
  danger,
  children,
  onClose,
  run,
  done,
}: {
  title: string;
  text?: string;
  label?: string;
  most?: number;
  submit: string;
  required?: boolean;
  danger?: boolean;
  children?: ReactNode;
  onClose: () => void;
  run: (reason: string) => Promise<unknown>;
  done: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const go = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await run(reason.trim());
      await done();
      onClose();
    } catch (caught) {
      setFailure(caught);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <Stack>
          {text && <Text>{text}</Text>}
          {children}
          <Textarea
            label={label ?? (required ? t('reason.label') : t('reason.optional'))}
            required={required ?? false}
            autosize
            minRows={2}
            maxLength={most}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {failure !== undefined && <Trouble error={failure} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              color={danger ? 'red' : 'brand'}
              className={danger ? 'danger-filled' : undefined}
              loading={busy}
              disabled={required === true && reason.trim() === ''}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
