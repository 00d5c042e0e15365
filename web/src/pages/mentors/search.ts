import { momentOf, plusDays } from '../../time/zones';
/** All that a search is about, as the address of the page keeps it. */
export interface MentorSearch {
  q?: string;
  skills?: string[];
  categories?: string[];
  languages?: string[];
  styles?: string[];
  rating?: number;
  years?: number;
  /** Currency and bounds in minor units, such as ZAR:20000:49999. */
  price?: string;
  /** A day, such as 2026-11-02: free on it. */
  free?: string;
  /** With `free`: MORNING, AFTERNOON or EVENING. */
  part?: Part;
  sort?: Sort;
  mine?: boolean;
  page?: number;
}

export const PARTS = { MORNING: [6, 12], AFTERNOON: [12, 17], EVENING: [17, 23] } as const;
export type Part = keyof typeof PARTS;

export const SORTS = ['RELEVANCE', 'RATING', 'PRICE_ASC', 'PRICE_DESC', 'EXPERIENCE', 'SESSIONS', 'NEWEST'] as const;
export type Sort = (typeof SORTS)[number];

export const PAGE = 12;

const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.slice(0, 200) : undefined);
const texts = (value: unknown) => {
  const all = Array.isArray(value) ? value.map(text).filter((each) => each !== undefined) : [];
  return all.length > 0 ? all.slice(0, 50) : undefined;
};
const number = (value: unknown) => {
  const read = Number(value);
  return value !== undefined && Number.isFinite(read) && read > 0 ? read : undefined;
};

export function readSearch(raw: Record<string, unknown>): MentorSearch {
  const free = text(raw['free']);
  const search: MentorSearch = {
    // The router reads a number from an address such as ?q=2026.
    q: typeof raw['q'] === 'number' ? String(raw['q']) : text(raw['q']),
    skills: texts(raw['skills']),
    categories: texts(raw['categories']),
    languages: texts(raw['languages']),
    styles: texts(raw['styles']),
    rating: number(raw['rating']),
    years: number(raw['years']),
    price: /^[A-Z]{3}:\d+:\d+$/.test(text(raw['price']) ?? '') ? text(raw['price']) : undefined,
    free: free && /^\d{4}-\d{2}-\d{2}$/.test(free) && !Number.isNaN(Date.parse(free)) ? free : undefined,
    part: Object.keys(PARTS).find((part) => part === raw['part']) as Part | undefined,
    sort: SORTS.find((sort) => sort === raw['sort']),
    mine: raw['mine'] === true ? true : undefined,
    page: number(raw['page']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

/** How many things beside the words are asked for. */
export function countFilters({ q: _q, sort: _sort, page: _page, part: _part, ...rest }: MentorSearch): number {
  return Object.values(rest).reduce((sum: number, value) => sum + (Array.isArray(value) ? value.length : 1), 0);
}

export type Change = (next: Partial<MentorSearch>) => void;

/** As the API is asked; days and parts of them are those of the zone. */
export function variablesOf(search: MentorSearch, zone: string) {
  const [currency, min, max] = search.price?.split(':') ?? [];
  const [fromHour, toHour] = search.part ? PARTS[search.part] : [0, 24];
  const clock = (hour: number) => `${search.free}T${String(hour).padStart(2, '0')}:00:00`;
  const freeFrom = search.free ? momentOf(clock(fromHour), zone) : undefined;
  const freeTo = search.free
    ? toHour === 24
      ? momentOf(`${plusDays(search.free, 1)}T00:00:00`, zone)
      : momentOf(clock(toHour), zone)
    : undefined;
  return {
    query: search.q ?? null,
    skills: search.skills ?? null,
    freeFrom: freeFrom === undefined ? null : new Date(freeFrom).toISOString(),
    freeTo: freeTo === undefined ? null : new Date(freeTo).toISOString(),
    maxHourlyRateMinor: max ? Number(max) : null,
    minRating: search.rating ?? null,
    filter: {
      categoryIds: search.categories ?? null,
      languages: search.languages ?? null,
      mentoringStyles: (search.styles ?? null) as ('STRUCTURED' | 'CASUAL' | 'ACCOUNTABILITY_FOCUSED')[] | null,
      currency: currency ?? null,
      minHourlyRateMinor: min ? Number(min) : null,
      minYears: search.years ?? null,
      favouritesOnly: search.mine ?? null,
    },
    sort: search.sort ?? null,
  };
}
