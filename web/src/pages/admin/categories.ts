import { query } from '../../api/client';
import { type ResultOf, done, graphql } from '../../api/graphql';
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
          availableActions {
            action
            allowed
          }
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
        ...Done
      }
    }
  `,
  [done],
);

export const changeCategory = graphql(
  `
    mutation ChangeCategory($input: ChangeCategoryInput!) {
      changeCategory(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const retireCategory = graphql(
  `
    mutation RetireCategory($input: RetireCategoryInput!) {
      retireCategory(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);
