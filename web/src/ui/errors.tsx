import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { Failure, Refused, codeOf, retryAfter } from '../api/errors';

/** In the reader's language by the code; what has no text of its own is told in the API's words. */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    const code = codeOf(error);
    const key = `error.${code}`;
    const minutes = Math.max(1, Math.ceil((retryAfter(error) ?? 60) / 60));
    if (i18n.exists(key, { count: minutes })) return t(key as 'error.INTERNAL', { count: minutes } as Record<string, unknown>);
    if (error instanceof Refused || error instanceof Failure) return error.message;
    return t('error.INTERNAL');
  };
}

/** Tells a failure of something that has no place of its own for it. */
export function useReported(): <T>(work: Promise<T>) => Promise<T | undefined> {
  const { t } = useTranslation();
  const text = useErrorText();
  return async (work) => {
    try {
      return await work;
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('trouble.title'),
        message:
          text(error) + (error instanceof Failure && error.traceId && error.code === 'INTERNAL' ? ` (${error.traceId})` : ''),
        autoClose: 8_000,
        closeButtonProps: { 'aria-label': t('common.close') },
      });
      return undefined;
    }
  };
}
