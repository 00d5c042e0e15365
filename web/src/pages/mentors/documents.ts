import { done, graphql, person } from '../../api/graphql';

export const mentorCard = graphql(
  `
    fragment MentorCard on Mentor {
      id
      member {
        ...Person
      }
      company
      jobTitle
      yearsOfExperience
      skills
      hourlyRate {
        amountMinor
        currency
      }
      rating
      reviewCount
      sessionsHeld
      confirmation
      isFavourite
    }
  `,
  [person],
);

export const searchMentors = graphql(
  `
    query SearchMentors(
      $query: String
      $skills: [String!]
      $freeFrom: DateTime
      $freeTo: DateTime
      $maxHourlyRateMinor: Long
      $minRating: Float
      $filter: MentorFilter
      $sort: MentorSort
      $first: Int
      $after: String
    ) {
      mentors(
        query: $query
        skills: $skills
        freeFrom: $freeFrom
        freeTo: $freeTo
        maxHourlyRateMinor: $maxHourlyRateMinor
        minRating: $minRating
        filter: $filter
        sort: $sort
        first: $first
        after: $after
      ) {
        totalCount
        countsAreExact
        edges {
          node {
            ...MentorCard
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        facets {
          skills {
            value
            count
          }
          categories {
            value
            count
          }
          languages {
            value
            count
          }
          mentoringStyles {
            value
            count
          }
          priceBands {
            value
            currency
            minHourlyRateMinor
            maxHourlyRateMinor
            count
          }
          ratings {
            value
            count
          }
          experience {
            value
            count
          }
        }
      }
    }
  `,
  [mentorCard],
);

export const categories = graphql(`
  query Categories {
    categories(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const topMentors = graphql(
  `
    query TopMentors {
      mentors(sort: RATING, first: 6) {
        edges {
          node {
            ...MentorCard
          }
        }
        facets {
          skills {
            value
            count
          }
        }
      }
    }
  `,
  [mentorCard],
);

export const findMentors = graphql(`
  query FindMentors($query: String!) {
    mentors(query: $query, first: 6) {
      edges {
        node {
          id
          jobTitle
          company
          skills
          member {
            firstName
            lastName
          }
        }
      }
    }
  }
`);

export const favourite = graphql(
  `
    mutation Favourite($input: FavouriteMentorInput!) {
      favouriteMentor(input: $input) {
        mentor {
          id
          isFavourite
        }
        ...Done
      }
    }
  `,
  [done],
);

export const unfavourite = graphql(
  `
    mutation Unfavourite($input: FavouriteMentorInput!) {
      unfavouriteMentor(input: $input) {
        mentor {
          id
          isFavourite
        }
        ...Done
      }
    }
  `,
  [done],
);
