import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beforeSignOut } from '../api/session';
import { useReported } from './errors';

const UNDO_WITHIN = 6_000;

interface Options<T> {
  /** Does it for one. Whoever leaves the page has made up their mind, so what is sent then has to outlive it. */
  send: (it: T) => Promise<unknown>;
  /** After all of them are done, or not. */
  done: () => Promise<unknown>;
  /** Such as "3 requests are declined". */
  told: (those: readonly T[]) => string;
}

/**
 * What is not asked for twice but done after a moment in which it can be taken back: all that waits by one notice and one word.
 * It is done at once when the page is left, closed, or its member signs out.
 */
export function useLater<T extends { id: string }>({ send, done, told }: Options<T>) {
  const { t } = useTranslation();
  const reported = useReported();
  const notice = useId();
  /** By id: what waits, and what is being sent. */
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const waiting = useRef<T[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const taken = () => {
    clearTimeout(timer.current);
    notifications.hide(notice);
    const those = waiting.current;
    waiting.current = [];
    return those;
  };
  const shownAgain = (those: T[]) => setHidden((before) => before.filter((id) => !those.some((each) => each.id === id)));
  const flush = async () => {
    const those = taken();
    if (those.length === 0) return;
    await Promise.all(those.map((each) => reported(send(each))));
    await done();
    shownAgain(those);
  };
  const later = (it: T) => {
    if (waiting.current.some(({ id }) => id === it.id)) return;
    clearTimeout(timer.current);
    waiting.current.push(it);
    setHidden((before) => [...before, it.id]);
    timer.current = setTimeout(() => void latest.current(), UNDO_WITHIN);
    const shown = {
      id: notice,
      autoClose: false as const,
      withCloseButton: false,
      message: (
        <Group justify="space-between">
          <Text size="sm">{told(waiting.current)}</Text>
          <Button size="compact-sm" variant="light" onClick={() => shownAgain(taken())}>
            {t('common.undo')}
          </Button>
        </Group>
      ),
    };
    if (waiting.current.length === 1) notifications.show(shown);
    else notifications.update(shown);
  };

  const latest = useRef(flush);
  useEffect(() => {
    latest.current = flush;
  });
  useEffect(() => {
    const now = () => latest.current();
    const left = () => void now();
    const stays = beforeSignOut(now);
    window.addEventListener('pagehide', left);
    return () => {
      stays();
      window.removeEventListener('pagehide', left);
      left();
    };
  }, []);
  return { hidden, later };
}
