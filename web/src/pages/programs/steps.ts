import type { VariablesOf } from '../../api/graphql';
import type { PlanStep, configurePlan } from './documents';

/** A step as it is written; one that is new has no key yet. */
export type Draft = Omit<PlanStep, 'key'> & { key: string | null };
export type StepKind = PlanStep['kind'];

/** Kinds that can be told by a title and a text alone; what the platform sees by itself is of these as well. */
export const ADDED: readonly StepKind[] = ['CUSTOM', 'TRAINING', 'CODE_OF_CONDUCT', 'EXPECTATIONS', 'TUTORIAL', 'GOALS', 'PROFILE', 'BACKGROUND_CHECK'];

type Steps = VariablesOf<typeof configurePlan>['input']['steps'];

/** What is sent of them. */
export function toInput(drafts: readonly Draft[]): Steps {
  return drafts.map(({ key, kind, title, body, url, required, documentKind, purpose }) => ({
    key,
    kind,
    title: title.trim(),
    body: body?.trim() || null,
    url: url?.trim() || null,
    required,
    documentKind,
    purpose,
  }));
}

/** One place up or down; the same where there is no such place. */
export function moved<T>(all: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [all[at], all[at + by]];
  return one === undefined || other === undefined ? all : all.with(at, other).with(at + by, one);
}
