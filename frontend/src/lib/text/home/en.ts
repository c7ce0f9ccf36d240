import type { HomeText } from './vi.ts';

const en: HomeText = {
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
};

export default en;
