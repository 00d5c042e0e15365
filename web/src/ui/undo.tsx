import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** Long enough to read it and to decide. */
const SHOWN_FOR = 8_000;

interface Undoable {
  message: string;
  /** Does it the other way round; none where nothing takes it back. */
  undo?: (() => void) | undefined;
  /** Such as to invite again; Undo where it is not given. */
  label?: string;
  /** What is told about one thing replaces what was told about it before. */
  id?: string;
}

/** Tells what is done, and offers to take it back. */
export function useTold(): (told: Undoable) => void {
  const { t } = useTranslation();
  return ({ message, undo, label, id = crypto.randomUUID() }) => {
    notifications.hide(id);
    notifications.show({
      id,
      autoClose: SHOWN_FOR,
      closeButtonProps: { 'aria-label': t('common.close') },
      message: (
        <Group justify="space-between">
          <Text size="sm">{message}</Text>
          {undo && (
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                notifications.hide(id);
                undo();
              }}
            >
              {label ?? t('common.undo')}
            </Button>
          )}
        </Group>
      ),
    });
  };
}
