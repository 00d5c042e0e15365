import { done, graphql, refusal } from '../../api/graphql';

export const signInDocument = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

export const requestLink = graphql(
  `
    mutation RequestSignInLink($input: RequestSignInLinkInput!) {
      requestSignInLink(input: $input) {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

export const signInWithLink = graphql(
  `
    mutation SignInWithLink($input: SignInWithLinkInput!) {
      signInWithLink(input: $input) {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

export const signInWithCode = graphql(
  `
    mutation SignInWithCode($input: SignInWithCodeInput!) {
      signInWithCode(input: $input) {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

export const registerDocument = graphql(
  `
    mutation Register($input: RegisterInput!) {
      register(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const verifyAddress = graphql(
  `
    mutation VerifyAddress($input: VerifyAddressInput!) {
      verifyAddress(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const acceptInvitation = graphql(
  `
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
      acceptInvitation(input: $input) {
        ...Done
      }
    }
  `,
  [done],
);

export const requestPasswordReset = graphql(
  `
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
      requestPasswordReset(input: $input) {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

export const resetPassword = graphql(
  `
    mutation ResetPassword($input: ResetPasswordInput!) {
      resetPassword(input: $input) {
        errors {
          ...Refusal
        }
      }
    }
  `,
  [refusal],
);

export const providersDocument = graphql(`
  query SignInProviders {
    signInProviders
  }
`);
