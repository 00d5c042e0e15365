import type { calendar as english } from './calendar.en';
import type { Texts } from './texts';

export const calendar: Texts<typeof english> = {
  today: 'Heute',
  previous: 'Früher',
  next: 'Später',
  nothing: 'In diesen Tagen steht hier nichts.',
  zone: 'Alle Zeiten: {{zone}}',
  hours: {
    label: 'Zeiten und Termine',
    title: 'Ihr Kalender',
    text: 'Zeichnen Sie mit der Maus neue Zeiten ein; was schon da ist, lässt sich verschieben und länger oder kürzer ziehen. Es gilt für jede Woche, sobald es gespeichert ist.',
    narrow: 'So sehen Ihre Wochen aus. Geändert werden die Zeiten weiter unten.',
    open: 'Buchbar',
    date: 'Nur an diesem Tag',
    off: 'Freier Tag',
    away: 'Abwesend',
    buffer: 'Pause',
    busy: 'Anderswo belegt',
    each: 'Die Zeiten der Woche',
  },
  bookings: {
    show: 'Kalender',
    each: 'Wie viel davon',
    label: 'Termine',
    week: 'Woche',
    month: 'Monat',
    kind: { TENTATIVE: 'noch nicht sicher', PROPOSAL: 'vorgeschlagen', PAST: 'vorbei' },
  },
};
