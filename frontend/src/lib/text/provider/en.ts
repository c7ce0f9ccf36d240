import type { ProviderText } from './vi.ts';

const en: ProviderText = {
  authorize: {
    title: 'Request not accepted',
    heading: 'VNeID did not accept this sign-in request',
    lead: 'The fault lies with the service that sent you here, not with you. No information was passed on.',
    reason: 'Reason',
    reasons: {
      unknown_client: 'The service is not registered (unknown client_id).',
      unregistered_redirect_uri:
        'The return address (redirect_uri) differs from the one the service registered.',
      other: 'A required part of the request is missing or wrong.',
    },
    none: 'There is no sign-in request at this address.',
    toPortal: 'Go to the portal’s sign-in page',
    toTools: 'See the registered services',
  },
  portal: {
    wordmark: 'National portal (test)',
    heading: 'The National Public Service Portal does not take this sign-in request',
    about:
      'This test portal has no sign-in page of its own: whoever signs in here is taken to the test VNeID.',
    note: 'This is not the real National Public Service Portal. Use made-up people and numbers only.',
    down: 'The test National Public Service Portal is down for now',
  },
  down: {
    title: 'VNeID is down',
    heading: 'VNeID is not working for now',
    lead: 'No information was passed on. Please try again in a few minutes.',
    retry: 'Try again',
    why: 'This fault is switched on in the sandbox tools.',
    toFaults: 'See which faults are on',
  },
  signOut: {
    title: 'Sign out of VNeID',
    heading: 'Sign out of VNeID?',
    lead: 'A service asked to sign out but did not say who. If you agree, you will be asked for your number and password next time.',
    go: 'Sign out',
    stay: 'No, stay signed in',
    failed: 'You are not signed out yet',
  },
  signedOut: {
    title: 'Signed out of VNeID',
    heading: 'You are signed out of VNeID',
    lead: 'The next sign-in asks for your number and password again.',
    toPortal: 'Go to the portal’s home page',
  },
};

export default en;
