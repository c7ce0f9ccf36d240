import type { ProofText } from './vi.ts';

const en: ProofText = {
  title: 'Please confirm who you are',
  text: (name) =>
    `This is important information, so before saving it the portal has to be sure that it is ${name} who changes it. You sign in with your identity account again and come back to this very page; what you typed is still there.`,
  lasts: (minutes) => `For ${minutes}\u00a0minutes after that you are not asked to confirm again.`,
  go: 'Confirm my identity',
  going: 'Opening…',
  done: 'Your identity is confirmed',
  doneWay: 'What you typed is still below. Please look over it and select the button to save.',
  failed: {
    other_person: {
      title: 'It was another person who confirmed',
      way: 'Please confirm with the identity account of the person who is signed in here. Nothing has changed.',
    },
    not_fresh: {
      title: 'The identity service did not ask for the password again',
      way: 'This confirmation does not count. Please try again.',
    },
    expired: {
      title: 'The confirmation took too long',
      way: 'Please confirm again. Nothing has changed.',
    },
    cancelled: {
      title: 'You stopped confirming',
      way: 'Nothing has changed. You can confirm again at any time.',
    },
    provider_unavailable: {
      title: 'The identity service is not answering',
      way: 'This is a temporary fault. Please try again in a few minutes.',
    },
    provider_refused: {
      title: 'The identity service did not accept the request',
      way: 'Please try again. If it still fails, contact the one-stop office.',
    },
    identity_rejected: {
      title: 'The information that came back could not be confirmed',
      way: 'To protect you, this confirmation was not accepted. Please try again; if it happens again, tell the one-stop office.',
    },
  },
};

export default en;
