import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from './api/session';
import { withTexts } from './i18n';
import { Shell } from './shell/Shell';
import { NotFound } from './shell/NotFound';
import { lazyPage } from './shell/lazyPage';
import { RouteFailure, RoutePending } from './shell/RouteStates';
import { MEMBER_STATES, type MemberState, ROLES, type RoleName, WORKINGS, type Workings } from './pages/admin/states';
import { BOOKINGS_SHOWN, type BookingsShown } from './pages/bookings/shown';
import { PAYOUT_STATES, PAYOUT_VIEWS, type PayoutState, type PayoutView } from './pages/books/states';
import { readSearch } from './pages/mentors/search';
import { pagesIn } from './ui/depth';

interface Context {
  client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  // How far the lists of whatever page have been read.
  validateSearch: pagesIn,
  component: Shell,
  notFoundComponent: NotFound,
});

/** What only members see leads visitors to the sign-in and back. */
async function membersOnly({ context, location }: { context: Context; location: { href: string } }): Promise<void> {
  const { me } = await context.client.ensureQueryData(sessionQuery);
  if (!me) throw redirect({ to: '/sign-in', search: { next: location.href } });
}

/** A number in an address is one for the router. */
const whole = (value: unknown): string | undefined => (/^\d{1,19}$/.test(String(value)) ? String(value) : undefined);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const day = (value: unknown): string | undefined => {
  const read = text(value);
  return read !== undefined && /^\d{4}-\d\d-\d\d$/.test(read) && !Number.isNaN(Date.parse(read)) ? read : undefined;
};

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: pageOf([], () => import('./pages/home/Home'), 'Home'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; token?: string; error?: string } => ({
    next: text(search['next']),
    token: text(search['token']),
    error: text(search['error']),
  }),
  component: pageOf('account', () => import('./pages/account/SignIn'), 'SignIn'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({ next: text(search['next']) }),
  component: pageOf('account', () => import('./pages/account/SignUp'), 'SignUp'),
});

const verifyAddress = createRoute({
  getParentRoute: () => root,
  path: '/verify-address',
  validateSearch: (search: Record<string, unknown>): { token?: string } => ({ token: text(search['token']) }),
  component: pageOf('account', () => import('./pages/account/VerifyAddress'), 'VerifyAddress'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: (search: Record<string, unknown>): { token?: string } => ({ token: text(search['token']) }),
  component: pageOf('account', () => import('./pages/account/ResetPassword'), 'ResetPassword'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  validateSearch: (search: Record<string, unknown>): { token?: string } => ({ token: text(search['token']) }),
  component: pageOf('account', () => import('./pages/account/Join'), 'Join'),
});

const mentors = createRoute({
  getParentRoute: () => root,
  path: '/mentors',
  validateSearch: readSearch,
  component: pageOf([], () => import('./pages/mentors/Mentors'), 'Mentors'),
});

const mentor = createRoute({
  getParentRoute: () => root,
  path: '/mentors/$mentorId',
  validateSearch: (search: Record<string, unknown>): { offering?: string } => ({ offering: text(search['offering']) }),
  component: pageOf('session', () => import('./pages/mentors/Mentor'), 'Mentor'),
});

const book = createRoute({
  getParentRoute: () => root,
  path: '/mentors/$mentorId/book',
  validateSearch: (search: Record<string, unknown>): { at: string; offering?: string } => ({
    at: text(search['at']) ?? '',
    offering: text(search['offering']),
  }),
  beforeLoad: membersOnly,
  component: pageOf('session', () => import('./pages/mentors/Book'), 'Book'),
});

const ask = createRoute({
  getParentRoute: () => root,
  path: '/mentors/$mentorId/ask',
  validateSearch: (search: Record<string, unknown>): { offering?: string } => ({ offering: text(search['offering']) }),
  beforeLoad: membersOnly,
  component: pageOf('session', () => import('./pages/requests/Ask'), 'Ask'),
});

const request = createRoute({
  getParentRoute: () => root,
  path: '/requests/$requestId',
  beforeLoad: membersOnly,
  component: pageOf('session', () => import('./pages/requests/Request'), 'Request'),
});

const bookings = createRoute({
  getParentRoute: () => root,
  path: '/bookings',
  validateSearch: (search: Record<string, unknown>): { show?: BookingsShown; view?: 'month'; on?: string } => ({
    show: BOOKINGS_SHOWN.find((each) => each === search['show']),
    view: search['view'] === 'month' ? 'month' : undefined,
    on: day(search['on']),
  }),
  beforeLoad: membersOnly,
  component: pageOf(['session', 'calendar'], () => import('./pages/bookings/Bookings'), 'Bookings'),
});

const booking = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$bookingId',
  beforeLoad: membersOnly,
  component: pageOf(['session', 'events'], () => import('./pages/bookings/Booking'), 'Booking'),
});

const payBack = createRoute({
  getParentRoute: () => root,
  path: '/pay/back',
  validateSearch: (search: Record<string, unknown>): { payment?: string } => ({ payment: text(search['payment']) }),
  beforeLoad: membersOnly,
  component: pageOf('session', () => import('./pages/pay/Back'), 'Back'),
});

const pay = createRoute({
  getParentRoute: () => root,
  path: '/pay/$bookingId',
  beforeLoad: membersOnly,
  component: pageOf('session', () => import('./pages/pay/Pay'), 'Pay'),
});

const credits = createRoute({
  getParentRoute: () => root,
  path: '/credits',
  validateSearch: (search: Record<string, unknown>): { purchase?: string } => ({ purchase: text(search['purchase']) }),
  beforeLoad: membersOnly,
  component: pageOf('session', () => import('./pages/credits/Credits'), 'Credits'),
});

const groups = createRoute({
  getParentRoute: () => root,
  path: '/groups',
  component: pageOf('session', () => import('./pages/groups/Groups'), 'Groups'),
});

const group = createRoute({
  getParentRoute: () => root,
  path: '/groups/$groupId',
  component: pageOf('session', () => import('./pages/groups/Group'), 'Group'),
});

const myGroups = createRoute({
  getParentRoute: () => root,
  path: '/desk/groups',
  validateSearch: (search: Record<string, unknown>): { show?: 'all' } => ({ show: search['show'] === 'all' ? 'all' : undefined }),
  beforeLoad: membersOnly,
  component: pageOf('session', () => import('./pages/groups/Mine'), 'Mine'),
});

const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  beforeLoad: membersOnly,
  component: pageOf('session', () => import('./pages/desk/Desk'), 'Desk'),
});

const availability = createRoute({
  getParentRoute: () => root,
  path: '/desk/availability',
  validateSearch: (search: Record<string, unknown>): { on?: string } => ({ on: day(search['on']) }),
  beforeLoad: membersOnly,
  component: pageOf(['desk', 'calendar'], () => import('./pages/desk/Availability'), 'Availability'),
});

const offerings = createRoute({
  getParentRoute: () => root,
  path: '/desk/offerings',
  beforeLoad: membersOnly,
  component: pageOf('desk', () => import('./pages/desk/Offerings'), 'Offerings'),
});

const questions = createRoute({
  getParentRoute: () => root,
  path: '/desk/questions',
  validateSearch: (search: Record<string, unknown>): { offering?: string } => ({ offering: text(search['offering']) }),
  beforeLoad: membersOnly,
  component: pageOf(['desk', 'session'], () => import('./pages/desk/Asks'), 'Asks'),
});

const earnings = createRoute({
  getParentRoute: () => root,
  path: '/desk/earnings',
  validateSearch: (search: Record<string, unknown>): { status?: PayoutState; view?: 'batches' } => ({
    status: PAYOUT_STATES.find((state) => state === search['status']),
    view: search['view'] === 'batches' ? 'batches' : undefined,
  }),
  beforeLoad: membersOnly,
  component: pageOf(['desk', 'finance'], () => import('./pages/desk/Earnings'), 'Earnings'),
});

const books = createRoute({
  getParentRoute: () => root,
  path: '/books',
  validateSearch: (search: Record<string, unknown>): { position?: string; booking?: string; account?: string; currency?: string } => ({
    position: whole(search['position']),
    booking: text(search['booking']),
    account: text(search['account']),
    currency: text(search['currency']),
  }),
  beforeLoad: membersOnly,
  component: pageOf(['finance', 'events'], () => import('./pages/books/Ledger'), 'Ledger'),
});

const trail = createRoute({
  getParentRoute: () => root,
  path: '/books/trail',
  validateSearch: (search: Record<string, unknown>): { subject?: string; position?: string } => ({
    subject: text(search['subject']),
    position: whole(search['position']),
  }),
  beforeLoad: membersOnly,
  component: pageOf(['admin', 'finance', 'events'], () => import('./pages/books/Trail'), 'Trail'),
});

const payouts = createRoute({
  getParentRoute: () => root,
  path: '/books/payouts',
  validateSearch: (search: Record<string, unknown>): { status?: PayoutState; view?: PayoutView } => ({
    status: PAYOUT_STATES.find((state) => state === search['status']),
    view: PAYOUT_VIEWS.find((view) => view === search['view']),
  }),
  beforeLoad: membersOnly,
  component: pageOf('finance', () => import('./pages/books/Payouts'), 'Payouts'),
});

const reconciliations = createRoute({
  getParentRoute: () => root,
  path: '/books/reconciliation',
  validateSearch: (search: Record<string, unknown>): { id?: string; show?: 'all' } => ({
    id: text(search['id']),
    show: search['show'] === 'all' ? 'all' : undefined,
  }),
  beforeLoad: membersOnly,
  component: pageOf('finance', () => import('./pages/books/Reconciliations'), 'Reconciliations'),
});

const months = createRoute({
  getParentRoute: () => root,
  path: '/books/months',
  beforeLoad: membersOnly,
  component: pageOf('finance', () => import('./pages/books/Months'), 'Months'),
});

const trends = createRoute({
  getParentRoute: () => root,
  path: '/books/trends',
  beforeLoad: membersOnly,
  component: pageOf('finance', () => import('./pages/books/PayoutMonths'), 'AllPayoutMonths'),
});

const myTrends = createRoute({
  getParentRoute: () => root,
  path: '/desk/months',
  beforeLoad: membersOnly,
  component: pageOf('finance', () => import('./pages/books/PayoutMonths'), 'MyPayoutMonths'),
});

const memberCredits = createRoute({
  getParentRoute: () => root,
  path: '/books/credits',
  validateSearch: (search: Record<string, unknown>): { member?: string } => ({ member: text(search['member']) }),
  beforeLoad: membersOnly,
  component: pageOf(['finance', 'session'], () => import('./pages/books/Credits'), 'Credits'),
});

/** A moment as the API takes it. */
const moment = (value: unknown): string | undefined =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** A page with texts that only it and its neighbours need. */
type TextsOf = Parameters<typeof withTexts>[0];

function pageOf<T extends Record<string, unknown>>(texts: TextsOf | TextsOf[], page: () => Promise<T>, name: keyof T & string) {
  return lazyPage(async () => {
    const [loaded] = await Promise.all([page(), ...[texts].flat().map(withTexts)]);
    return loaded[name] as ComponentType;
  });
}

const people = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  validateSearch: (
    search: Record<string, unknown>,
  ): { q?: string; status?: MemberState; role?: RoleName; member?: string } => ({
    q: text(search['q']),
    status: MEMBER_STATES.find((state) => state === search['status']),
    role: ROLES.find((role) => role === search['role']),
    member: text(search['member']),
  }),
  beforeLoad: membersOnly,
  component: pageOf(['admin', 'finance', 'session'], () => import('./pages/admin/People'), 'People'),
});

const joining = createRoute({
  getParentRoute: () => root,
  path: '/admin/joining',
  validateSearch: (search: Record<string, unknown>): { id?: string } => ({ id: text(search['id']) }),
  beforeLoad: membersOnly,
  component: pageOf('admin', () => import('./pages/admin/Joining'), 'Joining'),
});

const approvals = createRoute({
  getParentRoute: () => root,
  path: '/admin/approvals',
  beforeLoad: membersOnly,
  component: pageOf('admin', () => import('./pages/admin/Approvals'), 'Approvals'),
});

const programs = createRoute({
  getParentRoute: () => root,
  path: '/admin/programs',
  validateSearch: (search: Record<string, unknown>): { id?: string; role?: 'MENTEE'; closed?: 'too' } => ({
    id: text(search['id']),
    role: search['role'] === 'MENTEE' ? 'MENTEE' : undefined,
    closed: search['closed'] === 'too' ? 'too' : undefined,
  }),
  beforeLoad: membersOnly,
  component: pageOf('admin', () => import('./pages/programs/Programs'), 'Programs'),
});

const onboardingQueue = createRoute({
  getParentRoute: () => root,
  path: '/admin/onboarding',
  validateSearch: (search: Record<string, unknown>): { role?: 'MENTOR' | 'MENTEE'; program?: string; step?: string } => ({
    role: search['role'] === 'MENTEE' ? 'MENTEE' : undefined,
    program: text(search['program']),
    step: text(search['step']),
  }),
  beforeLoad: membersOnly,
  component: pageOf('admin', () => import('./pages/admin/Onboarding'), 'Onboarding'),
});

const hiddenReviews = createRoute({
  getParentRoute: () => root,
  path: '/admin/reviews',
  beforeLoad: membersOnly,
  component: pageOf('admin', () => import('./pages/admin/Reviews'), 'Reviews'),
});

const categories = createRoute({
  getParentRoute: () => root,
  path: '/admin/categories',
  beforeLoad: membersOnly,
  component: pageOf('admin', () => import('./pages/admin/Categories'), 'Categories'),
});

const disputes = createRoute({
  getParentRoute: () => root,
  path: '/admin/disputes',
  validateSearch: (search: Record<string, unknown>): { booking?: string } => ({ booking: text(search['booking']) }),
  beforeLoad: membersOnly,
  component: pageOf(['admin', 'session', 'events'], () => import('./pages/admin/Disputes'), 'Disputes'),
});

const strikes = createRoute({
  getParentRoute: () => root,
  path: '/admin/strikes',
  beforeLoad: membersOnly,
  component: pageOf('admin', () => import('./pages/admin/Strikes'), 'Strikes'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  validateSearch: (search: Record<string, unknown>): { subject?: string; at?: string; versus?: string } => ({
    subject: text(search['subject']),
    at: moment(search['at']),
    versus: moment(search['versus']),
  }),
  beforeLoad: membersOnly,
  component: pageOf(['admin', 'events'], () => import('./pages/admin/Audit'), 'Audit'),
});

const workings = createRoute({
  getParentRoute: () => root,
  path: '/admin/workings',
  validateSearch: (search: Record<string, unknown>): { show?: Workings } => ({
    show: WORKINGS.find((each) => each === search['show']),
  }),
  beforeLoad: membersOnly,
  component: pageOf('admin', () => import('./pages/admin/Workings'), 'Workings'),
});

const profile = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: membersOnly,
  component: pageOf('settings', () => import('./pages/settings/Profile'), 'Profile'),
});

const teaching = createRoute({
  getParentRoute: () => root,
  path: '/settings/mentor',
  beforeLoad: membersOnly,
  component: pageOf('settings', () => import('./pages/settings/Teaching'), 'Teaching'),
});

const learning = createRoute({
  getParentRoute: () => root,
  path: '/settings/learning',
  beforeLoad: membersOnly,
  component: pageOf('settings', () => import('./pages/settings/Learning'), 'Learning'),
});

const myStrikes = createRoute({
  getParentRoute: () => root,
  path: '/settings/strikes',
  beforeLoad: membersOnly,
  component: pageOf('settings', () => import('./pages/settings/Strikes'), 'Strikes'),
});

const onboarding = createRoute({
  getParentRoute: () => root,
  path: '/settings/onboarding',
  beforeLoad: membersOnly,
  component: pageOf('settings', () => import('./pages/settings/Onboarding'), 'OnboardingPage'),
});

const goals = createRoute({
  getParentRoute: () => root,
  path: '/settings/goals',
  validateSearch: (search: Record<string, unknown>): { show?: 'all' } => ({ show: search['show'] === 'all' ? 'all' : undefined }),
  beforeLoad: membersOnly,
  component: pageOf('settings', () => import('./pages/settings/Goals'), 'Goals'),
});

const papers = createRoute({
  getParentRoute: () => root,
  path: '/settings/documents',
  beforeLoad: membersOnly,
  component: pageOf('settings', () => import('./pages/settings/Papers'), 'Papers'),
});

const calendars = createRoute({
  getParentRoute: () => root,
  path: '/settings/calendars',
  beforeLoad: membersOnly,
  component: pageOf('settings', () => import('./pages/settings/Calendars'), 'Calendars'),
});

const signInSettings = createRoute({
  getParentRoute: () => root,
  path: '/settings/sign-in',
  beforeLoad: membersOnly,
  component: pageOf(['settings', 'account'], () => import('./pages/settings/SignInSettings'), 'SignInSettings'),
});

const connected = createRoute({
  getParentRoute: () => root,
  path: '/calendar-connected',
  validateSearch: (search: Record<string, unknown>): { state?: string; code?: string; error?: string } => ({
    state: text(search['state']),
    code: text(search['code']),
    error: text(search['error']),
  }),
  beforeLoad: membersOnly,
  component: pageOf('settings', () => import('./pages/settings/Connected'), 'Connected'),
});

const tree = root.addChildren([
  home,
  signIn,
  signUp,
  verifyAddress,
  resetPassword,
  join,
  mentors,
  mentor,
  book,
  ask,
  request,
  bookings,
  booking,
  payBack,
  pay,
  credits,
  groups,
  group,
  myGroups,
  desk,
  availability,
  offerings,
  questions,
  earnings,
  books,
  trail,
  payouts,
  reconciliations,
  months,
  trends,
  myTrends,
  memberCredits,
  people,
  joining,
  approvals,
  programs,
  onboardingQueue,
  hiddenReviews,
  categories,
  disputes,
  strikes,
  audit,
  workings,
  profile,
  teaching,
  learning,
  onboarding,
  goals,
  papers,
  myStrikes,
  calendars,
  signInSettings,
  connected,
]);

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: RoutePending,
    defaultPendingMs: 300,
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: NotFound,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
