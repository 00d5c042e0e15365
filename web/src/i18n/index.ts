import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { account } from './account.en';
import type { admin } from './admin.en';
import type { calendar } from './calendar.en';
import type { desk } from './desk.en';
import { en } from './en';
import type { events } from './events.en';
import type { finance } from './finance.en';
import type { session } from './session.en';
import type { settings } from './settings.en';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en; account: typeof account; admin: typeof admin; calendar: typeof calendar; desk: typeof desk; events: typeof events; finance: typeof finance; session: typeof session; settings: typeof settings };
  }
}

const KEPT = 'mentorlink.language';

function isLanguage(value: string | null | undefined): value is Language {
  return value != null && value in LANGUAGES;
}

function preferred(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** Texts that only some pages need. */
const MORE = {
  account: {
    en: async () => (await import('./account.en')).account,
    de: async () => (await import('./account.de')).account,
  },
  admin: {
    en: async () => (await import('./admin.en')).admin,
    de: async () => (await import('./admin.de')).admin,
  },
  calendar: {
    en: async () => (await import('./calendar.en')).calendar,
    de: async () => (await import('./calendar.de')).calendar,
  },
  desk: {
    en: async () => (await import('./desk.en')).desk,
    de: async () => (await import('./desk.de')).desk,
  },
  events: {
    en: async () => (await import('./events.en')).events,
    de: async () => (await import('./events.de')).events,
  },
  finance: {
    en: async () => (await import('./finance.en')).finance,
    de: async () => (await import('./finance.de')).finance,
  },
  session: {
    en: async () => (await import('./session.en')).session,
    de: async () => (await import('./session.de')).session,
  },
  settings: {
    en: async () => (await import('./settings.en')).settings,
    de: async () => (await import('./settings.de')).settings,
  },
} as const;
export type More = keyof typeof MORE;

const needed = new Set<More>();

async function load(language: Language): Promise<void> {
  const missing = [...needed].filter((texts) => !i18next.hasResourceBundle(language, texts));
  if (language === 'de' && !i18next.hasResourceBundle('de', 'translation')) {
    // In English the API says itself why it refuses something.
    const [{ de }, { errors }] = await Promise.all([import('./de'), import('./errors.de')]);
    i18next.addResourceBundle('de', 'translation', { ...de, error: { ...errors, ...de.error } });
  }
  await Promise.all(missing.map(async (texts) => i18next.addResourceBundle(language, texts, await MORE[texts][language]())));
}

/** Before a page is shown that has texts of its own. */
export async function withTexts(texts: More): Promise<void> {
  needed.add(texts);
  await load(i18next.language as Language);
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(preferred(), false);
}

export async function speak(language: Language, keep = true): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  if (keep) localStorage.setItem(KEPT, language);
}
