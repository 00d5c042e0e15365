import type { ResultOf } from './graphql';
import type { refusal } from './graphql';

export type UserError = ResultOf<typeof refusal>;

/** The API did not do what was asked, for a reason that it tells. */
export class Refused extends Error {
  readonly first: UserError;
  constructor(readonly errors: readonly [UserError, ...UserError[]]) {
    super(errors[0].message);
    this.first = errors[0];
  }
  get code(): string {
    return this.first.code;
  }
}

/** Something went wrong that nobody expected, or the API cannot be reached. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly traceId?: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

/** Seconds after which another try makes sense, where the API has told them. */
export function retryAfter(error: unknown): number | undefined {
  if (error instanceof Failure) return error.retryAfterSeconds;
  if (error instanceof Refused && 'retryAfterSeconds' in error.first) return error.first.retryAfterSeconds;
  return undefined;
}

export function codeOf(error: unknown): string {
  return error instanceof Refused || error instanceof Failure ? error.code : 'INTERNAL';
}
