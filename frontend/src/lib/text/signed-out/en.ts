import type { SignedOutText } from './vi.ts';

const en: SignedOutText = {
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
};

export default en;
