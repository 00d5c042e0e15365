import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MOD } from '../ui/keys';

export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rows = [
    [[MOD, 'K'], t('shortcuts.palette')],
    [['/'], t('shortcuts.palette')],
    [['g'], t('shortcuts.home')],
    [['m'], t('shortcuts.mentors')],
    [['b'], t('shortcuts.bookings')],
    [['j'], t('shortcuts.next')],
    [['k'], t('shortcuts.previous')],
    [['Enter'], t('shortcuts.open')],
    [['a'], t('shortcuts.accept')],
    [['d'], t('shortcuts.decline')],
    [['p'], t('shortcuts.propose')],
    [['?'], t('shortcuts.help')],
  ] as const;
  return (
    <Modal opened onClose={onClose} title={t('shortcuts.title')} centered closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Stack gap="xs">
        {rows.map(([keys, label]) => (
          <Group key={keys.join()} justify="space-between">
            <Text size="sm">{label}</Text>
            <Group gap={4}>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
