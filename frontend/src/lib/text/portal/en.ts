import type { PortalText } from './vi.ts';

const en: PortalText = {
  menu: {
    home: 'Home',
    account: 'Manage account',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signingOut: 'Signing out…',
    staff: 'Staff sign-in',
  },
  who: {
    verified: 'Verified',
    level: (level) => `Level ${level}`,
    signedInAs: 'Signed in:',
    actingFor: 'Acting for',
    actingForSelf: 'Acting for yourself',
    taxCode: 'Tax code',
    change: 'Switch',
    changeHint: 'Switch between acting for yourself and for a business',
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
};

export default en;
