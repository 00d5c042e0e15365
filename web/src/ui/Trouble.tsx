import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { CircleAlert, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Failure, codeOf } from '../api/errors';
import { useErrorText } from './errors';

/** What went wrong in the words of its code, with a way to try again and, of what nobody expected, its trace id. */
export function Trouble({ error, retry, busy }: { error: unknown; retry?: () => void; busy?: boolean }) {
  const { t } = useTranslation();
  const text = useErrorText();
  const trace = error instanceof Failure && codeOf(error) === 'INTERNAL' ? error.traceId : undefined;
  return (
    <Alert color="red" variant="light" icon={<CircleAlert aria-hidden />} role="alert" title={t('trouble.title')} my="sm">
      <Text size="sm">{text(error)}</Text>
      {trace && (
        <Text size="xs" mt={4}>
          {t('trouble.trace')} <Code>{trace}</Code>
        </Text>
      )}
      {retry && (
        <Group mt="sm">
          <Button size="xs" variant="default" loading={busy ?? false} leftSection={<RotateCw size={14} aria-hidden />} onClick={retry}>
            {t('trouble.retry')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
