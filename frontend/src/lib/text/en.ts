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
    record_incomplete: 'The deadline has passed. Please fill in the required fields to go on.',
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
