import type { Text } from './vi.ts';

const en: Text = {
  site: {
    fallbackName: 'Online public services',
    skip: 'Skip to main content',
    language: 'Language',
    vietnamese: 'VI – Tiếng Việt',
    english: 'EN – English',
    menu: 'Main menu',
    sandbox: 'Test environment',
    sandboxNote: 'Every person and number here is made up.',
    sandboxTools: 'Test tools',
    docs: 'API documentation',
    never: 'Officials never ask for your password or verification code (OTP).',
  },
  menu: {
    home: 'Home',
    account: 'Manage account',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signingOut: 'Signing out…',
  },
  who: {
    verified: 'Verified',
    level: (level) => `Level ${level}`,
    signedInAs: 'Signed in:',
  },
  common: {
    retry: 'Try again',
    loading: 'Loading…',
    error: 'Error',
    notice: 'Please note',
    newTab: '(opens in a new tab)',
    show: 'Show',
    hide: 'Hide',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    copy: 'Copy',
    copied: 'Copied',
    errorSummary: 'Please check',
  },
  home: {
    title: 'Home',
    heading: 'Your public services account',
    lead: 'Sign in with VNeID to see the information that public offices use when they handle your procedures.',
    signIn: 'Sign in with VNeID',
    welcome: (name) => `Welcome, ${name}`,
    welcomeLead: 'You are signed in. Your personal information is on the account page.',
    toAccount: 'Manage account',
    can: 'What you can do here',
    things: [
      {
        name: 'Sign in once, with VNeID',
        about: 'No new account to create and no other password to remember.',
      },
      {
        name: 'See and update your personal information',
        about: 'Each item says who gave it, since when, and where to correct it.',
      },
      {
        name: 'Sign out completely',
        about: 'You are signed out here and of VNeID, so shared computers are fine too.',
      },
    ],
  },
  signIn: {
    title: 'Sign in',
    heading: 'Sign in',
    lead: 'You sign in with your VNeID electronic identity account.',
    button: 'Sign in with VNeID',
    again: 'Sign in with VNeID again',
    retry: 'Try again',
    next: 'What happens next',
    steps: (minutes) => [
      'The VNeID page opens.',
      `There you scan the QR code with the VNeID app; or you enter your number, your password, and then the verification code (OTP) from a text message. The code is valid for ${minutes}.`,
      'You come back here, signed in.',
    ],
    minutes: (n) => (n === 1 ? '1\u00a0minute' : `${n}\u00a0minutes`),
    fewMinutes: 'a few minutes',
    ready: 'You need one of these',
    readyThings: [
      'The phone on which you use the VNeID app',
      'Your personal identification number (CCCD), your VNeID password, and the phone that receives messages for your VNeID account',
    ],
    afterwards: 'After signing in you return to the page you opened.',
    kept: 'What you had begun to type is still there; after signing in you go on with it.',
    shared: 'This is a shared computer',
    kiosk: 'This computer stands in a public place',
    sharedShort: 'You are signed out sooner, and a Finish button stays on the screen.',
    sharedHint: (idle, longest) =>
      `You are signed out after ${idle}\u00a0minutes without use, at the latest after ${longest}\u00a0minutes; a Finish button stays on the screen.`,
    portalNever:
      'Only the VNeID page asks for your password and code. This portal and its officials never do.',
    already: (name) => `You are signed in as ${name}.`,
    goOn: 'Continue',
  },
  signInProblem: {
    expired: {
      title: 'This sign-in took too long',
      way: 'To keep you safe, a sign-in is kept for a few minutes only. Please sign in again from the start.',
    },
    unknown: {
      title: 'You are not signed in yet',
      way: 'This sign-in can no longer be used, perhaps because another tab was opened. Please sign in again.',
    },
    cancelled: {
      title: 'You stopped signing in',
      way: 'Nothing has changed. You can sign in again at any time.',
    },
    provider_unavailable: {
      title: 'VNeID is not answering',
      way: 'This is a temporary fault of the identity service. Please try again in a few minutes. People who are signed in can go on as usual.',
    },
    provider_refused: {
      title: 'VNeID did not accept the sign-in request',
      way: 'Please try again. If it still fails, call the VNeID helpline.',
    },
    identity_rejected: {
      title: 'The information from VNeID could not be confirmed',
      way: 'To protect you, this sign-in was not accepted. Please try again; if it happens again, tell the one-stop office.',
    },
    account_disabled: {
      title: 'Your account on this portal is suspended',
      way: 'Please bring your identity card to the one-stop office where you live to have it reopened.',
    },
    session_ended: {
      title: 'You have been signed out',
      way: 'The portal signs you out when time runs out, to protect your information. Please sign in again to go on.',
    },
  },
  offline: {
    title: 'No network',
    way: 'What you see and what you type is kept. You can go on as soon as the network is back.',
  },
  shared: {
    label: 'Shared computer',
    ends: 'Signs you out in',
    end: 'Finish',
  },
  warning: {
    title: 'You are about to be signed out',
    soon: 'If you do nothing, the portal signs you out in',
    lastSoon: 'The longest time of one sign-in is nearly over. The portal signs you out in',
    stay: 'Stay signed in',
    understood: 'I understand',
    leave: 'Sign out now',
    failed: 'Could not extend the time. Please check your connection and try again.',
  },
  signedOut: {
    title: 'Signed out',
    heading: 'You are signed out',
    ended: 'What has ended:',
    things: ['your sign-in on this portal', 'the VNeID sign-in that this portal opened'],
    notReached: 'You may still be signed in to VNeID',
    notReachedWay:
      'VNeID did not answer, so the portal could not sign you out there. On a shared computer, please close the browser completely before you leave and do not save your password.',
    after: 'Next time you will be asked for your number and password again.',
    shared:
      'On a shared computer, please close the browser before you leave and do not save your password.',
    again: 'Sign in again',
    still: 'You are still signed in',
    stillWay: 'Your sign-in on this portal has not ended.',
    unsure: 'It is not clear whether you are signed out',
  },
  notFound: {
    title: 'Page not found',
    heading: 'There is no such page',
    lead: 'The address may have changed or been mistyped. Please check it, or go to the home page.',
    home: 'Go to the home page',
  },
  broken: {
    heading: 'The page could not be opened',
    lead: 'The connection may be lost, or the portal has just been updated. Please reload the page.',
    reload: 'Reload the page',
  },
  unavailable: {
    heading: 'The portal is not answering for now',
    signOutFailed: 'You are not signed out yet. Please try again.',
  },
  problem: {
    malformed: 'The system could not read the request. Please reload the page and try again.',
    invalid_fields: 'Something is not right yet. Please check each item.',
    not_signed_in: 'You are not signed in.',
    reauthenticate: 'Please confirm who you are before going on.',
    forbidden: 'This account may not do that.',
    not_found: 'This could not be found.',
    method_not_allowed: 'The system does not take this request. Please reload the page.',
    changed_meanwhile: 'This was just changed elsewhere. Please reload to see the new version.',
    too_large: 'What you sent is too large.',
    unsupported_media_type: 'The system does not take this kind of content.',
    too_many: 'Too many tries in a short time.',
    unavailable: 'The system can’t serve you for now.',
    broken: 'Something went wrong in the system. Please try again, or come back later.',
    refused: 'The request was not accepted.',
    unreachable: 'No connection. Please check your network and try again.',
  },
  soon: 'Please try again in a few minutes.',
  wait: (seconds) =>
    seconds < 90
      ? `Please try again in ${seconds}\u00a0seconds.`
      : `Please try again in ${Math.ceil(seconds / 60)}\u00a0minutes.`,
};

export default en;
