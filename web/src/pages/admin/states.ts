export const MEMBER_STATES = ['PENDING', 'ACTIVE', 'SUSPENDED', 'INACTIVE'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];
export const ROLES = ['MENTEE', 'MENTOR', 'FINANCE', 'ADMIN'] as const;
export type RoleName = (typeof ROLES)[number];

/** What the page of the workings shows besides steps that wait. */
export const WORKINGS = ['resolved', 'processors'] as const;
export type Workings = (typeof WORKINGS)[number];
