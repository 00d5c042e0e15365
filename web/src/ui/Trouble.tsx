import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { CircleAlert, RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, codeOf } from '../api/errors';
import { useErrorText } from './errors';
import { say } from './said';

interface Shown {
  error: unknown;
  retry?: () => void;
  busy?: boolean;
  title?: string;
  /** Of no place on the page; it is not said where a place says it. */
  general?: boolean;
}

/**
 * What went wrong in the words of its code, with a way to try again and, of what nobody expected, its trace id. Where the server
 * is another than that of these pages, only newer pages help: they are loaded when the reader says so, for what is being written
 * is lost with these.
 */
export function Trouble({ error, retry, busy, title, general = false }: Shown) {
  const { t } = useTranslation();
  const text = useErrorText();
  const outdated = codeOf(error) === 'PERSISTED_QUERY_NOT_FOUND';
  const said = retry && !general ? codeOf(error) : undefined;
  useEffect(() => (said === undefined ? undefined : say(said)), [said]);
  const again = outdated ? () => location.reload() : retry;
  const trace = error instanceof Failure && codeOf(error) === 'INTERNAL' ? error.traceId : undefined;
  return (
    <Alert color="red" variant="light" icon={<CircleAlert aria-hidden />} role="alert" title={title ?? t('trouble.title')} my="sm">
      <Text size="sm">{text(error)}</Text>
      {trace && (
        <Text size="xs" mt={4}>
          {t('trouble.trace')} <Code>{trace}</Code>
        </Text>
      )}
      {again && (
        <Group mt="sm">
          <Button size="xs" variant="default" loading={busy ?? false} leftSection={<RotateCw size={14} aria-hidden />} onClick={again}>
            {t(outdated ? 'trouble.reload' : 'trouble.retry')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
