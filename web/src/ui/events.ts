import { useTranslation } from 'react-i18next';

/** What has happened, in words; an event that is newer than these pages is told by its name, and what is no event as it is. */
export function useEventName(): (type: string) => string {
  const { t, i18n } = useTranslation('events');
  return (type) => {
    if (i18n.exists(type, { ns: 'events' })) return t(type as 'BookingRequested');
    return /^[A-Z]\w+$/.test(type) ? type.replace(/([a-z])([A-Z])/g, '$1 $2') : type;
  };
}
