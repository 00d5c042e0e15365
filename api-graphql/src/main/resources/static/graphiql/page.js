'use strict';

const SAMPLE = `# Everything about a type or field: the book icon on the left.
# Sign in as one of the sandbox's people, then put the access token into the headers tab below:
#   { "Authorization": "Bearer ..." }
mutation SignIn {
  signIn(input: {email: "lerato@mentorlink.example", password: "mentorlink"}) {
    member { firstName roles }
    accessToken
    errors { code message }
  }
}

query FindMentors {
  mentors(first: 5) {
    edges {
      node {
        id
        member { firstName lastName }
        skills
        hourlyRate { formatted }
        rating
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}

subscription Watch($id: ID!) {
  bookingChanged(id: $id) { status version }
}
`;

// The headers of the operation that is sent: a subscription has none of its own, so its connection takes them along.
let headers = {};

const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
const fetcher = GraphiQL.createFetcher({
    url: '/graphql',
    wsClient: graphqlWs.createClient({
        url: `${scheme}//${window.location.host}/graphql`,
        connectionParams: () => ({Authorization: headers.Authorization ?? headers.authorization}),
    }),
});

const page = React.createElement(GraphiQL, {
    fetcher: (params, options) => {
        headers = options?.headers ?? {};
        return fetcher(params, options);
    },
    defaultQuery: SAMPLE,
    isHeadersEditorEnabled: true,
    defaultEditorToolsVisibility: 'headers',
});

ReactDOM.createRoot(document.getElementById('graphiql')).render(page);
