import { useTranslation } from 'react-i18next';

/** What has happened, in words; an event that is newer than these pages is told by its name. */
export function useEventName(): (type: string) => string {
  const { t, i18n } = useTranslation('events');
  return (type) => (i18n.exists(type, { ns: 'events' }) ? t(type as 'BookingRequested') : type.replace(/([a-z])([A-Z])/g, '$1 $2'));
}
