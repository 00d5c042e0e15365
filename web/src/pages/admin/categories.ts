import { query } from '../../api/client';
import { type ResultOf, graphql, refusal } from '../../api/graphql';
import { paged } from './paged';

const categoriesDocument = graphql(`
  query AllCategories($after: String) {
    categories(retiredToo: true, first: 50, after: $after) {
      edges {
        node {
          id
          name
          icon
          retired
          version
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Category = ResultOf<typeof categoriesDocument>['categories']['edges'][number]['node'];

export const categoriesQuery = paged(['categories'], async (after) => (await query(categoriesDocument, { after })).categories);

export const createCategory = graphql(
  `
    mutation CreateCategory($input: CreateCategoryInput!) {
      createCategory(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const changeCategory = graphql(
  `
    mutation ChangeCategory($input: ChangeCategoryInput!) {
      changeCategory(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);

export const retireCategory = graphql(
  `
    mutation RetireCategory($input: RetireCategoryInput!) {
      retireCategory(input: $input) {
        errors {
          ...Refusal
        }
        position
      }
    }
  `,
  [refusal],
);
