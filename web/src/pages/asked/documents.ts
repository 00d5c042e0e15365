import { type ResultOf, graphql } from '../../api/graphql';

export const question = graphql(`
  fragment Question on FormQuestion {
    id
    kind
    prompt
    help
    required
    least
    most
    choices
  }
`);

export const answer = graphql(`
  fragment Answer on FormAnswer {
    questionId
    text
    choices
    number
    yes
  }
`);

export type Question = ResultOf<typeof question>;
export type Answer = ResultOf<typeof answer>;
