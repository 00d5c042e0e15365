import { Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../api/errors';
import { Trouble } from './Trouble';
import { useReported } from './errors';
import { useTold } from './undo';

/** Where a session takes place, and the field to say so. */
export function MeetingLink({
  link,
  version,
  maySet,
  mayRemove,
  set,
  remove,
}: {
  link: { url: string; host: 'ZOOM' | 'MEET' | 'TEAMS' | 'OTHER' } | null;
  version: number;
  maySet: boolean;
  /** Also once it has changed too often to be set. */
  mayRemove: boolean;
  /** @param expectedVersion what it was made from */
  set: (url: string, expectedVersion: number) => Promise<unknown>;
  /** @returns the version from then on */
  remove: (expectedVersion: number) => Promise<number | undefined>;
}) {
  const { t } = useTranslation();
  /** What the edit was made from. */
  const [from, setFrom] = useState<number>();
  const [url, setUrl] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const told = useTold();
  const reported = useReported();
  const act = async (base: number, work: (expectedVersion: number) => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      // What somebody else had set meanwhile was shown above the field.
      await work(codeOf(failure) === 'VERSION_CONFLICT' ? version : base);
      setFrom(undefined);
      return true;
    } catch (caught) {
      setFailure(caught);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const takeBack = async () => {
    const was = link?.url;
    let since: number | undefined;
    const removed = await act(version, async (expectedVersion) => {
      since = await remove(expectedVersion);
    });
    if (!removed) return;
    const setAgain = () => {
      // What has been set since then stays.
      if (was && since !== undefined) void reported(set(was, since));
    };
    told({ id: 'meeting-link', message: t('booking.linkRemoved'), undo: was && maySet ? setAgain : undefined });
  };
  return (
    <>
      {link ? (
        <Anchor href={link.url} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
          {t('booking.join', { host: t(`host.${link.host}`) })}
        </Anchor>
      ) : (
        <Text size="sm" c="dimmed">
          {t('booking.noLink')}
        </Text>
      )}
      {(maySet || mayRemove) && from === undefined && (
        <Group gap={4}>
          {maySet && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                setUrl(link?.url ?? '');
                setFailure(undefined);
                setFrom(version);
              }}
            >
              {t('booking.setLink')}
            </Button>
          )}
          {link && mayRemove && (
            <Button size="compact-sm" variant="subtle" loading={busy} onClick={() => void takeBack()}>
              {t('booking.removeLink')}
            </Button>
          )}
        </Group>
      )}
      {from !== undefined && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act(from, (expectedVersion) => set(url, expectedVersion));
          }}
        >
          <Group gap="xs" mt="xs" align="flex-start">
            <TextInput
              flex={1}
              type="url"
              placeholder="https://"
              aria-label={t('booking.setLink')}
              value={url}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy}>
              {t('common.save')}
            </Button>
            <Button variant="default" onClick={() => {
                setFrom(undefined);
                setFailure(undefined);
              }}>
              {t('common.cancel')}
            </Button>
          </Group>
        </form>
      )}
      {failure !== undefined && <Trouble error={failure} />}
    </>
  );
}
