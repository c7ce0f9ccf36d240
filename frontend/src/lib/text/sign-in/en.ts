import type { SignInText } from './vi.ts';

const en: SignInText = {
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
    'Your VNeID password and codes are entered on VNeID’s own page only; this portal and officials never ask for them.',
  others: 'Other ways to sign in',
  dvcqg: 'Sign in through the National Public Service Portal',
  local: 'User name and password',
  proveWith: 'Sign in to the account that exists with:',
  already: (name) => `You are signed in as ${name}.`,
  goOn: 'Continue',
  problem: {
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
    no_techid: {
      title: 'The National Public Service Portal sent no account code (Techid)',
      way: 'You can’t sign in this way yet. Please sign in with VNeID, or complete your account on the National Public Service Portal and try again.',
    },
    identity_conflict: {
      title: 'This information is the same as another account’s on this portal',
      way: 'To protect both sides, nobody was signed in and no accounts were merged. It was recorded. Please take your identity papers to the nearest one-stop office.',
    },
    proof_needed: {
      title: 'There is an account with your personal number on this portal already',
      way: 'Nothing was merged. If that account is yours, please sign in to it; the portal then takes you to where the link with the National Public Service Portal is confirmed. If it is not yours, please take your identity papers to the nearest one-stop office.',
    },
    session_ended: {
      title: 'You have been signed out',
      way: 'The portal signs you out when time runs out, to protect your information. Please sign in again to go on.',
    },
  },
};

export default en;
