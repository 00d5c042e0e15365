import type { desk as en } from './desk.en';
import type { Texts } from './texts';

export const desk: Texts<typeof en> = {
  dates: {
    title: 'Einzelne Tage',
    text: 'Ein Tag mit eigenen Zeiten statt denen seines Wochentags.',
    off: 'ein freier Tag',
    date: 'Tag',
    dayOff: 'Freier Tag',
    from: 'Von',
    to: 'Bis',
    add: 'Diesen Tag festlegen',
    clear: '{{day}} wieder wie der Wochentag',
  },
  away: {
    title: 'Abwesend',
    text: 'Keine Termine, was immer die Zeiten sagen. Zeiten von {{zone}}; feste Termine bleiben.',
    from: 'Weg ab',
    to: 'Zurück um',
    add: 'Diese Zeit schließen',
    remove: 'Wieder öffnen: {{time}}',
  },
  window: {
    title: 'Wie bald, wie weit voraus',
    notice: 'Stunden Vorlauf',
    horizon: 'Tage voraus, höchstens',
  },
  offer: {
    title: 'Was ich anbiete',
    text: 'Termine neben der üblichen Stunde, jeder mit eigener Länge und eigenem Preis.',
    none: 'Bisher nur die übliche Stunde',
    noneText: 'Ein kurzes erstes Gespräch oder eine lange Durchsicht passt manchen besser.',
    add: 'Angebot hinzufügen',
    change: 'Ändern',
    retire: 'Beenden',
    name: 'Name',
    description: 'Wofür es ist',
    minutes: 'Minuten',
    price: 'Preis in {{currency}}',
  },
  earnings: {
    text: 'Was Ihre Termine Ihnen einbringen, nach Abzug des Anteils der Plattform. Gezahlt wird, sobald ein Termin nicht mehr beanstandet werden kann.',
    earned: 'Verdient in {{currency}}',
    pending: '{{amount}} davon können sich noch ändern',
    sessions: 'Gehaltene Termine',
    hours: 'Gehaltene Stunden',
    accepted: 'Angenommene Anfragen',
  },
};
